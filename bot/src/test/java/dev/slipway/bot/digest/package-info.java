@NullMarked
package dev.slipway.bot.digest;

import org.jspecify.annotations.NullMarked;
