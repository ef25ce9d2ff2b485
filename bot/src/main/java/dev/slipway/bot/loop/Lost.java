package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import java.time.Instant;
import java.util.Optional;

/// A rollout that the reconciler no longer knows: its journal was lost. What became of it is not
/// known; what runs was adopted.
final class Lost {
  private Lost() {}

  static Following of(Following known, Instant now) {
    return known.ended(
        new Following.End(
            Following.Outcome.FAILED,
            "the reconciler has lost its record of it; look at what runs",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            now));
  }
}
