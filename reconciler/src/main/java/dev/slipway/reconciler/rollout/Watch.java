package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.analysis.Verdict;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Watching;
import java.time.Duration;

/// How a watch ends: proven by a Pass once its time is over. With too little to say it goes on for
/// up to `maxHold` more and then ends unproven; a Fail has taken the candidate back before.
final class Watch {
  private Watch() {}

  static Transition looked(Rollout rollout, Watching state, Look look, Verdict verdict) {
    if (!look.canSeeBoth() || !look.traffic().is(rollout.full())) {
      return Transition.to(state);
    }
    Duration watched = state.watched().plus(look.elapsed());
    Watching longer = new Watching(watched, state.analysis());
    if (watched.compareTo(rollout.strategy().watch()) < 0) {
      return Transition.to(longer);
    }
    return switch (verdict) {
      case Verdict.Pass _ -> Transition.to(new Settling(true));
      case Verdict.Insufficient(var cause, String reason) ->
          cause == Verdict.Insufficient.Cause.TOO_FEW
              ? tooFew(rollout, state, longer, reason)
              : extend(rollout, state, longer, reason, true);
      case Verdict.Fail(var evidence, _) ->
          extend(rollout, state, longer, evidence.sentence(), true);
      case Verdict.Error(String reason) -> extend(rollout, state, longer, reason, false);
    };
  }

  private static Transition tooFew(Rollout rollout, Watching before, Watching now, String reason) {
    if (rollout.isSilent()) {
      return Transition.to(new Settling(true));
    }
    return switch (rollout.strategy().onInsufficient()) {
      case Strategy.OnInsufficient.PASS -> Transition.to(new Settling(true));
      case Strategy.OnInsufficient.FAIL ->
          RolloutMachine.revert(rollout, now, new EndCause.TooLittleEvidence(reason));
      case Strategy.OnInsufficient.HOLD, Strategy.OnInsufficient.PAUSE ->
          extend(rollout, before, now, reason, true);
    };
  }

  /// @param bounded false while measurements cannot be had: nothing is known, so nothing ends
  private static Transition extend(
      Rollout rollout, Watching before, Watching now, String reason, boolean bounded) {
    Duration watch = rollout.strategy().watch();
    if (bounded && now.watched().compareTo(watch.plus(rollout.strategy().maxHold())) >= 0) {
      return Transition.to(new Settling(false));
    }
    boolean first = before.watched().compareTo(watch) < 0 || before.watched().isZero();
    return first ? Transition.to(now, new RolloutEvent.WatchExtended(reason)) : Transition.to(now);
  }
}
