package dev.slipway.bot.outbox;

import dev.slipway.bot.slack.Slack.Posted;
import java.time.Instant;

/// What became of an errand.
public sealed interface Result {
  /// About to be posted: from now on it may be there without our knowing.
  record Trying(Instant at) implements Result {}

  /// It was not posted after all.
  record NotSent() implements Result {}

  /// A post or a line is there.
  record Sent(Posted posted) implements Result {}

  /// An edit, a whisper or a home page is shown.
  record Shown() implements Result {}

  /// The card's message was deleted: it is posted anew, once.
  record Gone() implements Result {}

  /// Nobody would read it any more.
  record Expired() implements Result {}

  /// Given up.
  ///
  /// @param reason Slack's word and a sentence
  record Failed(String reason, Instant at) implements Result {}
}
