package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Strategy;
import java.time.Duration;
import java.util.List;

/// The plan of an emergency rollback of a service that Git no longer speaks of.
final class Emergency {
  private Emergency() {}

  static Strategy strategy() {
    return new Strategy(
        Strategy.Kind.BLUE_GREEN,
        List.of(),
        List.of(),
        List.of(),
        0,
        Duration.ZERO,
        Duration.ZERO,
        Strategy.OnInsufficient.HOLD,
        true,
        Duration.ZERO,
        Duration.ofMinutes(10));
  }
}
