/// The bot's own metrics: counters and durations from what the journal recorded, gauges looked up
/// in it.
///
/// Imports the decisions, the ports, the outbox and Micrometer. Start reading at [Meters].
@NullMarked
package dev.slipway.bot.meters;

import org.jspecify.annotations.NullMarked;
