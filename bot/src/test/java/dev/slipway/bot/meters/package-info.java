/// The bot counts what it does.
@NullMarked
package dev.slipway.bot.meters;

import org.jspecify.annotations.NullMarked;
