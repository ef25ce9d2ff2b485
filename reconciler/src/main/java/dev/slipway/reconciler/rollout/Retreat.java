package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.RolloutState.Completed;
import dev.slipway.reconciler.rollout.RolloutState.Ended;
import dev.slipway.reconciler.rollout.RolloutState.Failed;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;
import dev.slipway.reconciler.rollout.RolloutState.RolledBack;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Superseded;
import java.time.Duration;
import java.util.Optional;

/// How a rollout ends.
///
/// ```
/// newer content follows, baseline's shape read back   -> Superseded, at once
/// no baseline, nobody routed                          -> Failed
/// baseline's shape read back and it serves            -> RolledBack
/// the baseline had no healthy instance from the start -> Failed, once its shape is read back
/// the baseline cannot serve within the deadline       -> Failed; what serves is kept
/// ```
final class Retreat {
  private Retreat() {}

  static Transition settling(Settling state, Look look) {
    return look.routerDown().isEmpty() && look.traffic().is(new Shape.CandidateOnly())
        ? Transition.end(new Completed(state.proven()))
        : Transition.to(state);
  }

  static Transition reverting(Rollout rollout, Reverting state, Look look) {
    if (look.routerDown().isPresent()) {
      return Transition.to(state);
    }
    boolean back = look.traffic().is(Wanted.before(rollout)) && isAlone(rollout, look);
    return back
        ? ended(rollout, state.cause(), look)
            .map(Transition::end)
            .orElseGet(() -> waitForBaseline(rollout, state, look))
        : waitForBaseline(rollout, state, look);
  }

  /// Nobody is routed to the candidate any more: what that makes of the rollout.
  private static Optional<Ended> ended(Rollout rollout, EndCause cause, Look look) {
    if (cause instanceof EndCause.Superseded) {
      return Optional.of(new Superseded(cause));
    }
    if (rollout.baseline().isEmpty()) {
      return Optional.of(new Failed(cause, false));
    }
    if (baselineCanServe(look)) {
      return Optional.of(new RolledBack(cause));
    }
    return rollout.kind() == Rollout.Kind.RESCUE && look.targetDown().isEmpty()
        ? Optional.of(new Failed(cause, false))
        : Optional.empty();
  }

  /// Recreate promises that two releases never run side by side, on the way back neither.
  private static boolean isAlone(Rollout rollout, Look look) {
    return rollout.strategy().kind() != Strategy.Kind.RECREATE
        || look.fleet().candidate().present() == 0;
  }

  private static boolean baselineCanServe(Look look) {
    return look.replicas() == 0 || look.fleet().baseline().healthy() > 0;
  }

  /// The baseline is being repaired. No rollback of a rollback: past the deadline, what serves is
  /// kept and people are told.
  private static Transition waitForBaseline(Rollout rollout, Reverting state, Look look) {
    boolean cannot =
        !isAlone(rollout, look) || (rollout.baseline().isPresent() && !baselineCanServe(look));
    Duration waited =
        cannot && look.canSeeBoth() ? state.waited().plus(look.elapsed()) : state.waited();
    return waited.compareTo(rollout.strategy().deadline()) <= 0
        ? Transition.to(new Reverting(state.cause(), state.from(), waited))
        : Transition.end(new Failed(state.cause(), candidateServes(rollout, state, look)));
  }

  private static boolean candidateServes(Rollout rollout, Reverting state, Look look) {
    return rollout.splits()
        && !state.from().equals(Weight.NONE)
        && look.fleet().candidate().healthy() > 0;
  }
}
