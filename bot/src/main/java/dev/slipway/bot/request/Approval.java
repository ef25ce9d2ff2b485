package dev.slipway.bot.request;

import java.time.Instant;

/// One person's agreement. In an emergency the requester's own is the only one, and stands for
/// every gate.
///
/// @param passedOn whether the reconciler has it
public record Approval(Actor by, Instant at, boolean passedOn) {
  Approval passed() {
    return new Approval(by, at, true);
  }
}
