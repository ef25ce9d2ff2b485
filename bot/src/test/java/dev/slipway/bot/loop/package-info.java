/// The desk between fakes, one pass after another. Start reading at `Office`.
@NullMarked
package dev.slipway.bot.loop;

import org.jspecify.annotations.NullMarked;
