/// JSON as plain values, for a Slack that passes most of it through without looking.
///
/// The only place of the local Slack that imports Jackson; imports nothing of ours. Start reading
/// at [JsonObject].
@NullMarked
package dev.slipway.sandbox.slack.json;

import org.jspecify.annotations.NullMarked;
