/// People, channels, messages and views as Slack writes them in JSON, for answers and deliveries
/// alike.
///
/// Imports `slack.workspace` and `slack.json`. Start reading at [SlackJson].
@NullMarked
package dev.slipway.sandbox.slack.wire;

import org.jspecify.annotations.NullMarked;
