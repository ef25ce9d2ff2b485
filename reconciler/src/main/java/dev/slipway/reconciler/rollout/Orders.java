package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.AnalysisState;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.AfterHooks;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Confirming;
import dev.slipway.reconciler.rollout.RolloutState.Exposed;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Starting;
import dev.slipway.reconciler.rollout.RolloutState.StoppingBaseline;
import dev.slipway.reconciler.rollout.RolloutState.Watching;
import java.time.Duration;

/// A person's orders: each is followed or refused with the reason; refused ones change nothing.
final class Orders {
  private Orders() {}

  static Transition on(
      Rollout rollout, Active state, Signal.Order order, String actor, String reason) {
    return switch (order) {
      case PAUSE -> pause(rollout, state, actor, reason);
      case RESUME -> resume(rollout, state, actor);
      case COMPLETE -> complete(rollout, state, actor, reason);
      case ABORT -> abort(rollout, state, actor, reason);
    };
  }

  private static Transition pause(Rollout rollout, Active state, String actor, String reason) {
    return switch (state) {
      case Pausable pausable ->
          Transition.pause(pausable, rollout, new PauseCause.ByPerson(actor, reason));
      case Paused(Pausable interrupted, Weight weight, PauseCause.Frozen _) ->
          Transition.pause(interrupted, weight, new PauseCause.ByPerson(actor, reason));
      case Paused paused ->
          Transition.refuse(state, "it is paused already: " + paused.cause().sentence());
      case Reverting _ -> Transition.refuse(state, "it is going back to the baseline");
      case StoppingBaseline _ ->
          Transition.refuse(state, "the baseline is being stopped; abort it instead");
      case Confirming _, AfterHooks _, Watching _, Settling _ ->
          Transition.refuse(state, "the candidate has all traffic; abort it to go back");
    };
  }

  private static Transition resume(Rollout rollout, Active state, String actor) {
    return switch (state) {
      case Paused(_, _, PauseCause.Frozen frozen) -> frozen(state, frozen);
      case Paused(_, Weight weight, PauseCause.BaselineLost _) when weight.equals(Weight.ALL) ->
          Transition.refuse(
              state, "no instance of the baseline is healthy yet; complete or abort it instead");
      case Paused paused -> Pause.resume(rollout, paused, actor);
      default -> Transition.refuse(state, "it is not paused");
    };
  }

  private static Transition frozen(Active state, PauseCause.Frozen frozen) {
    return Transition.refuse(
        state, frozen.sentence() + "; it goes on by itself when the freeze ends");
  }

  private static Transition complete(Rollout rollout, Active state, String actor, String reason) {
    return switch (state) {
      case Paused(_, _, PauseCause.Frozen frozen) -> frozen(state, frozen);
      case Paused(Exposed exposed, Weight weight, PauseCause cause) ->
          completing(weight, Pause.known(rollout, exposed, cause), actor, reason);
      case Advancing advancing -> completing(advancing.from(), advancing.analysis(), actor, reason);
      case Holding holding ->
          completing(rollout.weight(holding.step()), holding.analysis(), actor, reason);
      case BeforeHooks _, StoppingBaseline _, Starting _, Checking _, Paused _ ->
          Transition.refuse(state, "the candidate is not healthy and checked yet");
      case Reverting _ -> Transition.refuse(state, "it is going back to the baseline");
      case Completing _, Confirming _, AfterHooks _, Watching _, Settling _ ->
          Transition.refuse(state, "the candidate has all traffic or is getting it");
    };
  }

  private static Transition completing(
      Weight from, AnalysisState analysis, String actor, String reason) {
    return Transition.to(
        new Completing(from, Duration.ZERO, 0, analysis),
        new RolloutEvent.CompleteOrdered(actor, reason));
  }

  private static Transition abort(Rollout rollout, Active state, String actor, String reason) {
    return state instanceof Reverting
        ? Transition.refuse(state, "it is going back to the baseline already")
        : RolloutMachine.revert(rollout, state, new EndCause.Aborted(actor, reason));
  }
}
