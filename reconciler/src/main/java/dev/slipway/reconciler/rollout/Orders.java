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
import java.time.Duration;

/// A person's orders: each is followed or refused with the reason; refused ones change nothing.
final class Orders {
  private Orders() {}

  static Transition on(
      Rollout rollout, Active state, Signal.Order order, String actor, String reason) {
    return switch (order) {
      case PAUSE -> pause(rollout, state, actor, reason);
      case RESUME -> resume(rollout, state, actor);
      case COMPLETE -> complete(rollout, state);
      case ABORT -> abort(state, actor, reason);
    };
  }

  private static Transition pause(Rollout rollout, Active state, String actor, String reason) {
    return switch (state) {
      case Pausable pausable ->
          Transition.pause(pausable, rollout, new PauseCause.ByPerson(actor, reason));
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
    return state instanceof Paused paused
        ? Pause.resume(rollout, paused, actor)
        : Transition.refuse(state, "it is not paused");
  }

  private static Transition complete(Rollout rollout, Active state) {
    return switch (state) {
      case Advancing advancing ->
          Transition.to(new Completing(advancing.from(), Duration.ZERO, 0, advancing.analysis()));
      case Holding holding ->
          Transition.to(
              new Completing(rollout.weight(holding.step()), Duration.ZERO, 0, holding.analysis()));
      case Paused(Advancing advancing, Weight weight, _) ->
          Transition.to(new Completing(weight, Duration.ZERO, 0, advancing.analysis()));
      case Paused(Holding holding, Weight weight, _) ->
          Transition.to(new Completing(weight, Duration.ZERO, 0, holding.analysis()));
      case Paused(Completing completing, Weight weight, _) ->
          Transition.to(new Completing(weight, Duration.ZERO, 0, completing.analysis()));
      case BeforeHooks _, StoppingBaseline _, Starting _, Checking _, Paused _ ->
          Transition.refuse(state, "the candidate is not healthy and checked yet");
      case Reverting _ -> Transition.refuse(state, "it is going back to the baseline");
      case Completing _, Confirming _, AfterHooks _, Watching _, Settling _ ->
          Transition.refuse(state, "the candidate has all traffic or is getting it");
    };
  }

  private static Transition abort(Active state, String actor, String reason) {
    return state instanceof Reverting
        ? Transition.refuse(state, "it is going back to the baseline already")
        : RolloutMachine.revert(new EndCause.Aborted(actor, reason));
  }
}
