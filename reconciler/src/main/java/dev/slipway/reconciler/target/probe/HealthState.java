package dev.slipway.reconciler.target.probe;

import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Condition;
import java.time.Duration;
import java.util.Optional;

/// What the answers so far say of one instance. Pure.
///
/// @param everHealthy since the instance started
/// @param successes in a row, until the last answer
/// @param failures in a row, until the last answer
/// @param problem the last answer that was none, for people
record HealthState(
    boolean everHealthy, boolean healthy, int successes, int failures, String problem) {
  /// Of an instance that nobody has asked yet.
  static final HealthState UNKNOWN = new HealthState(false, false, 0, 0, "has not been asked yet");

  /// Of an instance that an earlier reconciler had found healthy: it counts as healthy until its
  /// answers say otherwise, so that a restart of the reconciler takes nobody out of traffic.
  static final HealthState ADOPTED = new HealthState(true, true, 0, 0, "has not been asked yet");

  /// @param failure empty for a good answer
  HealthState on(Optional<String> failure, Health health) {
    if (failure.isEmpty()) {
      int row = successes + 1;
      boolean good = healthy || row >= health.successes();
      return new HealthState(everHealthy || good, good, row, 0, problem);
    }
    int row = failures + 1;
    return new HealthState(everHealthy, healthy && row < health.failures(), 0, row, failure.get());
  }

  /// Whether it has never given a good answer.
  boolean isSilent() {
    return !everHealthy && successes == 0;
  }

  /// @param age how long the instance has been running
  Condition condition(Health health, Duration age) {
    if (healthy) {
      return new Condition.Healthy();
    }
    if (everHealthy) {
      return new Condition.Unhealthy(problem, false);
    }
    if (age.compareTo(health.startWithin()) > 0) {
      return new Condition.Unhealthy(
          "not healthy within " + health.startWithin().toSeconds() + " s: " + problem, true);
    }
    return new Condition.Starting();
  }
}
