/// The bot's main loop: one thread decides, others carry out. A newcomer starts here.
///
/// May import everything but the adapters and the wiring.
@NullMarked
package dev.slipway.bot.loop;

import org.jspecify.annotations.NullMarked;
