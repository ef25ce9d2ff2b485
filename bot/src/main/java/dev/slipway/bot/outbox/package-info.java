/// What is on its way to Slack: durable, in order for each message, the newest edit wins.
///
/// Imports java.*, `message` and `slack`. Start reading at [Outgoing].
@NullMarked
package dev.slipway.bot.outbox;

import org.jspecify.annotations.NullMarked;
