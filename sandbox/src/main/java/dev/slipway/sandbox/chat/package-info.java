/// What a real bot needs to run beside the local Slack.
///
/// Imports the local Slack and java.* only. Start reading at [BotSetup].
@NullMarked
package dev.slipway.sandbox.chat;

import org.jspecify.annotations.NullMarked;
