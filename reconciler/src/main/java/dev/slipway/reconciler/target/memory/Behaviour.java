package dev.slipway.reconciler.target.memory;

import dev.slipway.reconciler.delivery.Condition;

/// What an instance of a version does as soon as it is started.
public enum Behaviour {
  /// Healthy at once.
  HEALTHY,
  /// Stays starting until it is told otherwise.
  STARTING,
  /// Given up as never ready at once.
  NEVER_READY,
  /// Ends at once with exit code 3.
  CRASHING;

  Condition condition() {
    return switch (this) {
      case HEALTHY -> new Condition.Healthy();
      case STARTING -> new Condition.Starting();
      case NEVER_READY -> new Condition.Unhealthy("GET /health answered 503", true);
      case CRASHING -> new Condition.Exited(3, "exit code 3");
    };
  }
}
