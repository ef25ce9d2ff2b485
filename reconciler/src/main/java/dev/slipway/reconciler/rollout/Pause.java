package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Analysis;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.analysis.Judgement;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Exposed;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Starting;
import java.time.Duration;

/// What happens while a rollout waits: analysis goes on, so a candidate that turns bad is still
/// taken back; a shared outage convicts nobody, however long it lasts.
final class Pause {
  private Pause() {}

  /// Whether a freeze may interrupt it. A way back passes every gate, and a recreate that has
  /// stopped its baseline is not left without anything that serves.
  static boolean byFreeze(Rollout rollout, Pausable state) {
    boolean nobodyServes = rollout.stopsFirst() && !(state instanceof BeforeHooks);
    return rollout.kind() != Rollout.Kind.RETURN && !nobodyServes;
  }

  static Transition looked(Rollout rollout, Paused state, Look look) {
    if (state.cause() instanceof PauseCause.Frozen && look.frozen().isEmpty()) {
      return resume(rollout, state, "the end of the freeze");
    }
    if (!(state.interrupted() instanceof Exposed exposed)) {
      return Approach.evidence(look)
          .map(cause -> RolloutMachine.revert(rollout, state, cause))
          .orElse(Transition.to(state));
    }
    boolean lostBefore = state.cause() instanceof PauseCause.BaselineLost;
    if (!lostBefore && Exposure.hasLostBaseline(rollout, state, look)) {
      return Transition.pause(state.interrupted(), Weight.ALL, new PauseCause.BaselineLost());
    }
    Judgement judgement = Exposure.judge(rollout, exposed.analysis(), look);
    Pausable known = (Pausable) exposed.with(judgement.next());
    Paused next = new Paused(known, weight(rollout, state, look), state.cause());
    return state.cause() instanceof PauseCause.SharedOutage
        ? Transition.to(next)
        : Exposure.danger(rollout, state, exposed, look, judgement).orElse(Transition.to(next));
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
      case PauseCause.SharedOutage _, PauseCause.BaselineLost _ -> climb(rollout, state);
      default -> state.interrupted();
    };
  }

  /// What is known when a person goes on: after an outage or a loss the evidence is gathered anew.
  static AnalysisState known(Rollout rollout, Exposed interrupted, PauseCause cause) {
    return cause instanceof PauseCause.SharedOutage || cause instanceof PauseCause.BaselineLost
        ? Analysis.again(rollout.strategy(), interrupted.analysis())
        : interrupted.analysis();
  }

  /// The weight in force is not the interrupted state's: reach it again, with fresh evidence.
  private static Active climb(Rollout rollout, Paused state) {
    if (!(state.interrupted() instanceof Exposed exposed)) {
      return state.interrupted();
    }
    AnalysisState fresh = known(rollout, exposed, state.cause());
    return switch (state.interrupted()) {
      case Holding holding ->
          new Advancing(holding.step(), state.weight(), Duration.ZERO, 0, fresh);
      case Advancing advancing ->
          new Advancing(advancing.step(), state.weight(), Duration.ZERO, 0, fresh);
      case Completing _ -> new Completing(state.weight(), Duration.ZERO, 0, fresh);
      case BeforeHooks _, Starting _, Checking _ -> state.interrupted();
    };
  }
}
