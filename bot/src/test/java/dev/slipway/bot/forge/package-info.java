@NullMarked
package dev.slipway.bot.forge;

import org.jspecify.annotations.NullMarked;
