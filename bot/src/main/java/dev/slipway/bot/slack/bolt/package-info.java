/// Slack by its own SDK: the Web API, and what Slack sends, over HTTP or by Socket Mode.
///
/// The only package that imports Slack's SDK (and OkHttp and Gson, on which it stands). Imports the
/// port and `message`. Start reading at [BoltSlack] for what is said, at [SlackApp] for what comes.
@NullMarked
package dev.slipway.bot.slack.bolt;

import org.jspecify.annotations.NullMarked;
