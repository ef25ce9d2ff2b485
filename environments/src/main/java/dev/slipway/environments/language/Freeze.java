package dev.slipway.environments.language;

import java.time.Instant;

/// A calendar's stop: from (inclusive) until (exclusive) no rollout starts.
public record Freeze(Instant from, Instant until, String reason) {
  public Freeze {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a freeze ends after it begins: " + from + " " + until);
    }
  }

  /// Whether it holds at that instant.
  public boolean holdsAt(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
