/// What others call over HTTP: Slack (with our own check in front of Bolt), health, metrics.
///
/// Imports the ports, `meters` and Micronaut. Start reading at [BotServer], then [SlackCheck].
@NullMarked
package dev.slipway.bot.http;

import org.jspecify.annotations.NullMarked;
