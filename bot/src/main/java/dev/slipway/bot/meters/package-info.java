/// The bot's own metrics.
///
/// Imports the ports, the outbox and Micrometer. Start reading at [Meters].
@NullMarked
package dev.slipway.bot.meters;

import org.jspecify.annotations.NullMarked;
