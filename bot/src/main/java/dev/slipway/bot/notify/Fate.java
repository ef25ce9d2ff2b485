package dev.slipway.bot.notify;

import java.time.Instant;

/// What became of a dispatch, as it is noted.
public sealed interface Fate {
  record Arrived() implements Fate {}

  /// @param failed how often so far
  record Postponed(int failed, Instant due) implements Fate {}

  record GivenUp(String reason) implements Fate {}
}
