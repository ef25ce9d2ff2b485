/// The port to Slack: what is said to it and what comes from it, without Slack's own types.
///
/// Imports java.* and `message`. Adapters: `slack.bolt` (Slack's SDK), `slack.memory` (a fake).
/// Start reading at [Slack] and [Inbound].
@NullMarked
package dev.slipway.bot.slack;

import org.jspecify.annotations.NullMarked;
