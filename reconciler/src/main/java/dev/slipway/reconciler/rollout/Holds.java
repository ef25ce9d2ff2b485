package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.analysis.Verdict;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import java.time.Duration;

/// How a hold ends: by Pass once its time is over, by policy where there is too little to say, else
/// by a person.
final class Holds {
  private Holds() {}

  static Transition enter(Rollout rollout, Holding holding) {
    int step = holding.step();
    Weight weight = rollout.weight(step);
    RolloutEvent reached =
        new RolloutEvent.StepReached(
            step + 1, rollout.strategy().steps().size(), weight, Exposure.holdOf(rollout, step));
    if (rollout.strategy().steps().get(step).hold() instanceof Hold.Manual) {
      PauseCause cause = new PauseCause.ManualHold();
      return Transition.to(
          new RolloutState.Paused(holding, weight, cause),
          reached,
          new RolloutEvent.Paused(cause, weight));
    }
    return Transition.to(holding, reached);
  }

  static Transition holding(Rollout rollout, Holding state, Look look, Judgement judgement) {
    Shape shape = new Shape.Shared(rollout.weight(state.step()));
    if (!look.canSeeBoth() || !look.traffic().is(shape)) {
      return Transition.to(state);
    }
    Duration held = state.held().plus(look.elapsed());
    Duration hold = Exposure.holdOf(rollout, state.step());
    Holding longer = new Holding(state.step(), held, state.analysis());
    if (held.compareTo(hold) < 0) {
      return Transition.to(longer);
    }
    return switch (judgement.verdict()) {
      case Verdict.Pass _ -> pass(rollout, longer, judgement);
      case Verdict.Fail(var evidence, _) ->
          extend(rollout, state, longer, new PauseCause.NoVerdict(evidence.sentence()));
      case Verdict.Insufficient(var cause, String reason) ->
          cause == Verdict.Insufficient.Cause.TOO_FEW
              ? tooFew(rollout, state, longer, judgement, reason)
              : extend(rollout, state, longer, new PauseCause.NoVerdict(reason));
      case Verdict.Error(String reason) ->
          extend(rollout, state, longer, new PauseCause.ProviderUnreachable(reason));
    };
  }

  private static Transition pass(Rollout rollout, Holding state, Judgement judgement) {
    Weight weight = rollout.weight(state.step());
    return Transition.to(
        Exposure.afterStep(rollout, state.step(), weight, state.analysis()),
        new RolloutEvent.StepPassed(state.step() + 1, judgement.verdict(), judgement.findings()));
  }

  private static Transition tooFew(
      Rollout rollout, Holding before, Holding now, Judgement judgement, String reason) {
    if (rollout.isSilent()) {
      return pass(rollout, now, judgement);
    }
    return switch (rollout.strategy().onInsufficient()) {
      case Strategy.OnInsufficient.HOLD ->
          extend(rollout, before, now, new PauseCause.NoVerdict(reason));
      case Strategy.OnInsufficient.PAUSE ->
          Transition.pause(now, rollout, new PauseCause.NoVerdict(reason));
      case Strategy.OnInsufficient.PASS -> pass(rollout, now, judgement);
      case Strategy.OnInsufficient.FAIL ->
          RolloutMachine.revert(rollout, now, new EndCause.TooLittleEvidence(reason));
    };
  }

  /// Goes on up to `maxHold`, said once when the hold itself is over; then a person is asked.
  private static Transition extend(Rollout rollout, Holding before, Holding now, PauseCause cause) {
    Duration hold = Exposure.holdOf(rollout, now.step());
    Duration limit = rollout.strategy().maxHold();
    if (now.held().compareTo(limit.compareTo(hold) > 0 ? limit : hold) >= 0) {
      return Transition.pause(now, rollout, cause);
    }
    return before.held().compareTo(hold) < 0
        ? Transition.to(now, new RolloutEvent.HoldExtended(now.step() + 1, cause.sentence()))
        : Transition.to(now);
  }
}
