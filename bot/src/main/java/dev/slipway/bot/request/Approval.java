package dev.slipway.bot.request;

import java.time.Instant;
import java.util.Optional;

/// One person's agreement. In an emergency the requester's own is the only one, and stands for
/// every gate.
///
/// @param passedOn whether the reconciler has it
/// @param onCall schedule in which they were on call when they gave it, where it counts by that
public record Approval(Actor by, Instant at, boolean passedOn, Optional<String> onCall) {
  /// By their team.
  public Approval(Actor by, Instant at, boolean passedOn) {
    this(by, at, passedOn, Optional.empty());
  }

  Approval passed() {
    return new Approval(by, at, true, onCall);
  }
}
