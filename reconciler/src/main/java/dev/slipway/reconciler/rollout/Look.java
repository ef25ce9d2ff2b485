package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Measurement;
import dev.slipway.reconciler.delivery.Answers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One reading of the world, as far as it concerns a rollout.
///
/// @param elapsed monotonic time since the look before; capped, so that a reconciler that was
///   frozen does not count it
/// @param replicas wanted now; may change while a rollout runs
/// @param fleet the target's newest answer
/// @param traffic the router's newest answer
/// @param targetDown why, while the target cannot be asked and `fleet` is an old answer
/// @param routerDown why, while the router cannot be asked and `traffic` is an old answer
/// @param frozen why, while a freeze holds that pauses running rollouts
/// @param measurements new ones, by criterion
public record Look(
    Duration elapsed,
    int replicas,
    Fleet fleet,
    Traffic traffic,
    Optional<String> targetDown,
    Optional<String> routerDown,
    Optional<String> frozen,
    Map<String, Measurement> measurements) {
  public Look {
    measurements = Map.copyOf(measurements);
  }

  /// Instances of both releases.
  public record Fleet(Strength candidate, Strength baseline) {}

  /// Instances of one release.
  ///
  /// @param present that exist in any condition
  /// @param healthy that may serve
  /// @param unhealthy that ran and fail their health check
  /// @param starts of all, cumulative
  /// @param crashes of all, cumulative
  /// @param crashLoop the reason, when one instance has ended by itself again and again
  /// @param neverReady the reason, when one instance was not healthy within its time
  public record Strength(
      int present,
      int healthy,
      int unhealthy,
      long starts,
      long crashes,
      Optional<String> crashLoop,
      Optional<String> neverReady) {
    public static final Strength NONE =
        new Strength(0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
  }

  /// What the router does. A service without a port has no router: it counts as settled in whatever
  /// shape is wanted.
  ///
  /// @param settled whether the router follows the recorded plan
  /// @param shape what the router does now
  public record Traffic(boolean settled, Shape shape, Answers candidate, Answers baseline) {
    boolean is(Shape wanted) {
      return settled && shape.equals(wanted);
    }
  }

  boolean canSeeBoth() {
    return targetDown.isEmpty() && routerDown.isEmpty();
  }
}
