package dev.slipway.reconciler.breaking.rollout;

import dev.slipway.reconciler.breaking.delivery.ImportsUpwards;
import java.time.Instant;

/// Breaks: the pure core has no clock.
public record AsksTheClock(ImportsUpwards below) {
  Instant now() {
    return Instant.now();
  }
}
