package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.planning.Timers;
import dev.slipway.reconciler.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may be forgotten in a crash: waits, answers that can be asked again, and what was seen
/// last.
///
/// @param unrecorded time since gathered progress was recorded
/// @param artifacts what versions turned out to be, as far as the journal has no pin
/// @param troubles by resource, why an effect could not be carried out
/// @param writeBackPause until the write-back is tried again
/// @param content the release made from a wish, so that it is hashed once
/// @param quiet what was seen when the last pass found nothing to do
record ServiceMemory(
    Timers timers,
    Duration unrecorded,
    Map<Version, Target.Artifact> artifacts,
    Map<String, String> troubles,
    Duration writeBackPause,
    Optional<Content> content,
    Optional<Quiet> quiet) {
  static final ServiceMemory NONE =
      new ServiceMemory(
          Timers.NONE,
          Duration.ZERO,
          Map.of(),
          Map.of(),
          Duration.ZERO,
          Optional.empty(),
          Optional.empty());

  ServiceMemory {
    artifacts = Map.copyOf(artifacts);
    troubles = Map.copyOf(troubles);
  }

  record Content(DesiredService desired, Fingerprints fingerprints, Release release) {
    /// By identity, as [Quiet#is].
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(DesiredService otherDesired, Fingerprints otherFingerprints) {
      return desired == otherDesired && fingerprints == otherFingerprints;
    }
  }

  record Quiet(
      DesiredService desired,
      EnvironmentDefinition rules,
      Fingerprints fingerprints,
      List<Instance> instances,
      Optional<RoutePlan> routed,
      boolean down) {
    /// Git's answers are compared by identity: what a commit does not touch is the same object as
    /// before.
    @SuppressWarnings("ReferenceEquality")
    boolean is(Quiet other) {
      return desired == other.desired
          && rules == other.rules
          && fingerprints == other.fingerprints
          && down == other.down
          && (instances == other.instances || instances.equals(other.instances))
          && routed.equals(other.routed);
    }
  }
}
