/// A Slack that lives in memory and does what a test tells it: limits, lost answers, outages.
///
/// It keeps the port's contract as the real one does. Start reading at [MemorySlack].
@NullMarked
package dev.slipway.bot.slack.memory;

import org.jspecify.annotations.NullMarked;
