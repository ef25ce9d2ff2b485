package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.rollout.RolloutState.Completed;
import dev.slipway.reconciler.rollout.RolloutState.Ended;
import dev.slipway.reconciler.rollout.RolloutState.Failed;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;
import dev.slipway.reconciler.rollout.RolloutState.RolledBack;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Superseded;
import java.time.Duration;

/// How a rollout ends.
final class Retreat {
  private Retreat() {}

  static Transition settling(Settling state, Look look) {
    return look.routerDown().isEmpty() && look.traffic().is(new Shape.CandidateOnly())
        ? Transition.end(new Completed(true))
        : Transition.to(new Settling(state.waited().plus(look.elapsed())));
  }

  /// Ends when the router reads back that the baseline has all traffic, or when there is nothing
  /// that could take it.
  static Transition reverting(Rollout rollout, Reverting state, Look look) {
    if (look.routerDown().isPresent()) {
      return Transition.to(state);
    }
    if (rollout.baseline().isEmpty()) {
      return look.traffic().is(new Shape.Nobody())
          ? Transition.end(new Failed(state.cause(), false))
          : Transition.to(state);
    }
    if (look.traffic().is(new Shape.BaselineOnly())) {
      return Transition.end(ended(state.cause()));
    }
    return waitForBaseline(rollout, state, look);
  }

  private static Ended ended(EndCause cause) {
    return cause instanceof EndCause.Superseded ? new Superseded(cause) : new RolledBack(cause);
  }

  /// The baseline is being repaired. No rollback of a rollback: past the deadline, what serves is
  /// kept and people are told.
  private static Transition waitForBaseline(Rollout rollout, Reverting state, Look look) {
    boolean candidateServes = look.fleet().candidate().healthy() > 0 && !rollout.stopsFirst();
    boolean hopeless =
        look.canSeeBoth() && look.replicas() > 0 && look.fleet().baseline().healthy() == 0;
    Duration waited = hopeless ? state.waited().plus(look.elapsed()) : state.waited();
    if (waited.compareTo(rollout.strategy().deadline()) <= 0) {
      return Transition.to(new Reverting(state.cause(), waited));
    }
    return Transition.end(new Failed(state.cause(), candidateServes));
  }
}
