@NullMarked
package dev.slipway.bot.check;

import org.jspecify.annotations.NullMarked;
