package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Analysis;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Exposed;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import java.time.Duration;
import java.util.Optional;

/// What happens while a rollout waits: analysis goes on, so a candidate that turns bad is still
/// taken back.
final class Pause {
  private Pause() {}

  static Transition looked(Rollout rollout, Paused state, Look look) {
    if (state.cause() instanceof PauseCause.Frozen && look.frozen().isEmpty()) {
      return resume(rollout, state, "the end of the freeze");
    }
    if (!(state.interrupted() instanceof Exposed exposed)) {
      return Approach.evidence(look.fleet().candidate())
          .map(RolloutMachine::revert)
          .orElse(Transition.to(state));
    }
    if (state.cause() instanceof PauseCause.SharedOutage) {
      return Transition.to(state);
    }
    Judgement judgement = Exposure.judge(rollout, exposed.analysis(), look);
    Optional<Transition> danger = Exposure.danger(rollout, exposed, look, judgement);
    if (danger.isPresent()) {
      return danger.get();
    }
    Pausable known = (Pausable) exposed.with(judgement.next());
    return Transition.to(new Paused(known, weight(rollout, state, look), state.cause()));
  }

  /// A lost baseline that is healthy again takes its share back; a person still decides how to go
  /// on.
  private static Weight weight(Rollout rollout, Paused state, Look look) {
    if (!(state.cause() instanceof PauseCause.BaselineLost) || look.targetDown().isPresent()) {
      return state.weight();
    }
    return look.fleet().baseline().healthy() > 0
        ? RolloutMachine.weightOf(rollout, state.interrupted())
        : Weight.ALL;
  }

  static Transition resume(Rollout rollout, Paused state, String by) {
    return Transition.to(next(rollout, state), new RolloutEvent.Resumed(by));
  }

  private static Active next(Rollout rollout, Paused state) {
    return switch (state.cause()) {
      case PauseCause.ManualHold _ when state.interrupted() instanceof Holding holding ->
          Exposure.afterStep(rollout, holding.step(), state.weight(), holding.analysis());
      case PauseCause.NoVerdict _, PauseCause.ProviderUnreachable _
          when state.interrupted() instanceof Holding holding ->
          new Holding(holding.step(), Duration.ZERO, holding.analysis());
      case PauseCause.SharedOutage _ -> climb(state.interrupted(), Weight.NONE, rollout);
      case PauseCause.BaselineLost _ -> climb(state.interrupted(), state.weight(), rollout);
      default -> state.interrupted();
    };
  }

  /// The weight in force is not the interrupted state's: reach it again, with fresh evidence.
  private static Active climb(Pausable interrupted, Weight from, Rollout rollout) {
    return switch (interrupted) {
      case Holding holding ->
          new Advancing(holding.step(), from, Duration.ZERO, 0, fresh(rollout, holding.analysis()));
      case Advancing advancing ->
          new Advancing(
              advancing.step(), from, Duration.ZERO, 0, fresh(rollout, advancing.analysis()));
      case Completing completing ->
          new Completing(from, Duration.ZERO, 0, fresh(rollout, completing.analysis()));
      default -> interrupted;
    };
  }

  private static AnalysisState fresh(Rollout rollout, AnalysisState known) {
    return Analysis.again(rollout.strategy(), known);
  }
}
