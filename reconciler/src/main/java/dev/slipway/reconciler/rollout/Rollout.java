package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.time.Instant;
import java.util.Optional;

/// What does not change while a rollout runs: its plan is frozen when it starts.
///
/// @param baseline the release that served when it began; empty for a first release
/// @param kind how much care is taken
public record Rollout(
    RolloutId id,
    Release candidate,
    Optional<Release> baseline,
    Kind kind,
    Strategy strategy,
    Hooks hooks,
    Origin origin,
    Instant startedAt) {

  public enum Kind {
    /// by the strategy's steps, under analysis
    NORMAL,
    /// nothing serves yet: straight to 100 % once healthy and checked, no analysis
    FIRST,
    /// a baseline exists and no instance of it is healthy: straight to 100 % once healthy and
    /// checked, no analysis
    RESCUE,
    /// back to a release proven before: straight to 100 % once healthy, no hooks, no checks, no
    /// analysis
    RETURN
  }

  public ServiceKey key() {
    return candidate.key();
  }

  /// Whether the baseline must have stopped before the candidate starts.
  public boolean stopsFirst() {
    return strategy.kind() == Strategy.Kind.RECREATE && baseline.isPresent();
  }

  /// Whether the router can send to both at once.
  boolean splits() {
    return baseline.isPresent() && !stopsFirst();
  }

  /// What the router does once the candidate has all traffic.
  Shape full() {
    return splits() ? new Shape.Shared(Weight.ALL) : new Shape.CandidateOnly();
  }

  /// The weight of a step.
  Weight weight(int step) {
    return strategy.steps().get(step).weight();
  }

  /// Whether the candidate climbs by steps.
  public boolean climbs() {
    return kind == Kind.NORMAL && splits() && !strategy.steps().isEmpty();
  }

  /// Instances that a share of traffic needs: in proportion, at least one.
  ///
  /// @param replicas 0 or more; 0 needs none
  public static int strength(int replicas, Weight weight) {
    return replicas == 0 ? 0 : Math.max(1, Math.ceilDiv(replicas * weight.percent(), 100));
  }

  /// Instances that must be healthy before the candidate's first request.
  int firstStrength(int replicas) {
    return climbs() ? strength(replicas, weight(0)) : replicas;
  }

  /// Without a port nobody asks the candidate, so a lack of answers says nothing.
  boolean isSilent() {
    return candidate.spec().port().isEmpty();
  }

  /// Whether the candidate's answers are judged. Without a port nobody answers, yet crashes and
  /// health are seen.
  public boolean isAnalysed() {
    return kind == Kind.NORMAL;
  }
}
