/// What every journal of the bot promises.
@NullMarked
package dev.slipway.bot.journal;

import org.jspecify.annotations.NullMarked;
