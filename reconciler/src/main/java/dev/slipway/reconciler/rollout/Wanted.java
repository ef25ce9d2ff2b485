package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.AfterHooks;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Confirming;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Starting;
import dev.slipway.reconciler.rollout.RolloutState.StoppingBaseline;
import dev.slipway.reconciler.rollout.RolloutState.Watching;

/// The world that a state asks for. Effects are the difference between this and what is observed;
/// nothing is remembered.
///
/// @param baseline how many instances of the baseline there shall be
/// @param candidate how many instances of the candidate there shall be
/// @param shape how requests are spread; a weight is asked for only when the instances for it are
///   healthy
public record Wanted(int baseline, int candidate, Shape shape) {

  /// @param candidate instances of the candidate as observed
  /// @param baseline instances of the baseline as observed
  public static Wanted of(
      Rollout rollout,
      Active state,
      int replicas,
      Look.Strength candidate,
      Look.Strength baseline) {
    return switch (state) {
      case BeforeHooks _ -> untouched(rollout, replicas);
      case StoppingBaseline _ -> new Wanted(0, 0, before(rollout));
      case Starting _, Checking _ -> approach(rollout, replicas);
      case Advancing advancing -> advancing(rollout, advancing, replicas, candidate.healthy());
      case Holding holding -> at(rollout, rollout.weight(holding.step()), replicas);
      case Paused paused -> paused(rollout, paused, replicas);
      case Completing completing ->
          new Wanted(
              warm(rollout, replicas),
              replicas,
              candidate.healthy() >= replicas
                  ? rollout.full()
                  : shared(rollout, completing.from()));
      case Confirming _, AfterHooks _, Watching _ ->
          new Wanted(warm(rollout, replicas), replicas, rollout.full());
      case Settling _ -> new Wanted(warm(rollout, replicas), replicas, new Shape.CandidateOnly());
      case Reverting reverting -> reverting(rollout, reverting, replicas, candidate, baseline);
    };
  }

  /// How requests are spread while the candidate gets none.
  static Shape before(Rollout rollout) {
    return rollout.baseline().isPresent() ? new Shape.BaselineOnly() : new Shape.Nobody();
  }

  private static Wanted untouched(Rollout rollout, int replicas) {
    return new Wanted(rollout.baseline().isPresent() ? replicas : 0, 0, before(rollout));
  }

  /// The baseline keeps its full strength until the candidate is proven, except where it must be
  /// alone.
  private static int warm(Rollout rollout, int replicas) {
    return rollout.splits() ? replicas : 0;
  }

  private static Wanted approach(Rollout rollout, int replicas) {
    return new Wanted(warm(rollout, replicas), rollout.firstStrength(replicas), before(rollout));
  }

  private static Wanted advancing(Rollout rollout, Advancing state, int replicas, int healthy) {
    Weight weight = rollout.weight(state.step());
    int strength = Rollout.strength(replicas, weight);
    return new Wanted(
        warm(rollout, replicas),
        strength,
        shared(rollout, healthy >= strength ? weight : state.from()));
  }

  private static Wanted at(Rollout rollout, Weight weight, int replicas) {
    return new Wanted(
        warm(rollout, replicas), Rollout.strength(replicas, weight), shared(rollout, weight));
  }

  /// A pause keeps the step's instances, also where less than its weight is in force, so that going
  /// on is one weight change.
  private static Wanted atMost(Rollout rollout, int step, Weight inForce, int replicas) {
    Weight weight = rollout.weight(step);
    Weight larger = weight.compareTo(inForce) > 0 ? weight : inForce;
    return new Wanted(
        warm(rollout, replicas), Rollout.strength(replicas, larger), shared(rollout, inForce));
  }

  private static Wanted paused(Rollout rollout, Paused paused, int replicas) {
    Pausable interrupted = paused.interrupted();
    return switch (interrupted) {
      case BeforeHooks _ -> untouched(rollout, replicas);
      case Starting _, Checking _ -> approach(rollout, replicas);
      case Advancing advancing -> atMost(rollout, advancing.step(), paused.weight(), replicas);
      case Holding holding -> atMost(rollout, holding.step(), paused.weight(), replicas);
      case Completing _ -> {
        Shape shape = shared(rollout, paused.weight());
        yield new Wanted(warm(rollout, replicas), replicas, shape);
      }
    };
  }

  /// Before its first share the candidate is not in the plan at all.
  private static Shape shared(Rollout rollout, Weight weight) {
    if (!rollout.splits() || weight.equals(Weight.NONE)) {
      return before(rollout);
    }
    return new Shape.Shared(weight);
  }

  /// A baseline that cannot serve gets its traffic back once it can, where the candidate had
  /// traffic; a candidate that had none gets none.
  private static Wanted reverting(
      Rollout rollout,
      Reverting state,
      int replicas,
      Look.Strength candidate,
      Look.Strength baseline) {
    if (rollout.baseline().isEmpty()) {
      return new Wanted(0, 0, new Shape.Nobody());
    }
    if (rollout.stopsFirst()) {
      return new Wanted(candidate.present() == 0 ? replicas : 0, 0, new Shape.BaselineOnly());
    }
    if (state.from().equals(Weight.NONE)) {
      return new Wanted(replicas, 0, new Shape.BaselineOnly());
    }
    boolean baselineServes = replicas == 0 || baseline.healthy() > 0;
    return baselineServes || candidate.healthy() == 0
        ? new Wanted(replicas, candidate.present(), new Shape.BaselineOnly())
        : new Wanted(replicas, candidate.present(), new Shape.Shared(Weight.ALL));
  }
}
