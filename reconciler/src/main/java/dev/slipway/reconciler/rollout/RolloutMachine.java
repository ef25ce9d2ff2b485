package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.AfterHooks;
import dev.slipway.reconciler.rollout.RolloutState.BeforeHooks;
import dev.slipway.reconciler.rollout.RolloutState.Checking;
import dev.slipway.reconciler.rollout.RolloutState.Completed;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Confirming;
import dev.slipway.reconciler.rollout.RolloutState.Exposed;
import dev.slipway.reconciler.rollout.RolloutState.Pausable;
import dev.slipway.reconciler.rollout.RolloutState.Paused;
import dev.slipway.reconciler.rollout.RolloutState.Reverting;
import dev.slipway.reconciler.rollout.RolloutState.Settling;
import dev.slipway.reconciler.rollout.RolloutState.Starting;
import dev.slipway.reconciler.rollout.RolloutState.StoppingBaseline;
import dev.slipway.reconciler.rollout.RolloutState.Watching;
import java.time.Duration;
import java.util.Optional;

/// Carries one service in one environment from the baseline to the candidate.
///
/// ```
/// 1. BeforeHooks          run them one by one; a failure ends the rollout, no traffic has moved
/// 2. StoppingBaseline     recreate only
/// 3. Starting             instances for the first share of traffic, until they are healthy
/// 4. Checking             smoke tests at weight 0
/// 5. per step:  Advancing instances for the weight, then the weight, until it is read back
///               Holding   until the hold has passed under analysis AND the verdict is Pass
/// 6. Completing           full strength, then 100 %, until it is read back
/// 7. Confirming           smoke tests at 100 %
/// 8. AfterHooks, Watching the baseline stays warm, analysis goes on
/// 9. Settling             the router forgets the baseline        -> Completed
///    until 7: Paused     (a person, no verdict, a shared outage, a lost baseline, a freeze)
///    until 9: Reverting  until the router reads 100 % baseline -> RolledBack | Superseded | Failed
/// ```
///
/// Properties: a pure function; every state has a wanted world ([Wanted]) that is reached by
/// idempotent effects; a rollout ends in exactly one [RolloutState.Ended], with exactly one
/// [RolloutEvent.Ended]; no weight above the step's while the baseline can serve; a hold never
/// lasts less than its time under analysis; only evidence rejects.
public final class RolloutMachine {
  private RolloutMachine() {}

  /// Where a rollout begins.
  public static Active begin(Rollout rollout) {
    boolean hooked = rollout.kind() != Rollout.Kind.RETURN;
    return hooked && !rollout.hooks().beforeRollout().isEmpty()
        ? new BeforeHooks(0)
        : Approach.afterHooks(rollout);
  }

  /// What follows from a signal. Signals that a state does not wait for change nothing.
  public static Transition on(Rollout rollout, Active state, Signal signal) {
    return switch (signal) {
      case Signal.Looked(Look look) -> looked(rollout, state, look);
      case Signal.HookEnded(String hook, Optional<String> failure) ->
          hookEnded(rollout, state, hook, failure);
      case Signal.ChecksEnded(boolean afterSwitch, Optional<String> failure) ->
          afterSwitch
              ? confirmed(rollout, state, failure)
              : Approach.checksEnded(rollout, state, failure);
      case Signal.StartRefused(String reason) -> startRefused(rollout, state, reason);
      case Signal.NewerWanted(String by) -> newerWanted(rollout, state, by);
      case Signal.BaselineWanted(String commit) -> baselineWanted(rollout, state, commit);
      case Signal.Ordered(Signal.Order order, String actor, String reason) ->
          Orders.on(rollout, state, order, actor, reason);
    };
  }

  private static Transition looked(Rollout rollout, Active state, Look look) {
    if (state instanceof Pausable pausable
        && look.frozen().isPresent()
        && Pause.byFreeze(rollout, pausable)) {
      return Transition.pause(pausable, rollout, new PauseCause.Frozen(look.frozen().get()));
    }
    return switch (state) {
      case BeforeHooks _ -> Transition.to(state);
      case StoppingBaseline stopping -> Approach.stopping(rollout, stopping, look);
      case Starting starting -> Approach.starting(rollout, starting, look);
      case Checking checking -> Approach.checking(rollout, checking, look);
      case Exposed exposed -> Exposure.looked(rollout, exposed, look);
      case Paused paused -> Pause.looked(rollout, paused, look);
      case Settling settling -> Retreat.settling(settling, look);
      case Reverting reverting -> Retreat.reverting(rollout, reverting, look);
    };
  }

  private static Transition hookEnded(
      Rollout rollout, Active state, String hook, Optional<String> failure) {
    return state instanceof AfterHooks after
        ? Exposure.hookEnded(rollout, after, hook, failure)
        : Approach.hookEnded(rollout, state, hook, failure);
  }

  private static Transition confirmed(Rollout rollout, Active state, Optional<String> failure) {
    if (!(state instanceof Confirming confirming)) {
      return Transition.to(state);
    }
    return failure.isPresent()
        ? revert(rollout, state, new EndCause.ChecksFailed(failure.get(), true))
        : Exposure.afterSwitch(rollout, confirming.analysis(), new RolloutEvent.ChecksPassed(true));
  }

  /// An instance that cannot be started is evidence until the candidate has all traffic; later it
  /// is drift that is said.
  private static Transition startRefused(Rollout rollout, Active state, String reason) {
    return switch (state) {
      case Reverting _, Settling _, Watching _, AfterHooks _, Confirming _ -> Transition.to(state);
      default -> revert(rollout, state, new EndCause.StartRefused(reason));
    };
  }

  private static Transition newerWanted(Rollout rollout, Active state, String by) {
    return switch (state) {
      case Reverting _ -> Transition.to(state);
      case Watching _, AfterHooks _ -> Transition.end(new Completed(false));
      case Settling(boolean proven) -> Transition.end(new Completed(proven));
      default -> revert(rollout, state, new EndCause.Superseded(by));
    };
  }

  private static Transition baselineWanted(Rollout rollout, Active state, String commit) {
    return state instanceof Reverting
        ? Transition.to(state)
        : revert(rollout, state, new EndCause.Returned(commit));
  }

  static Transition revert(Rollout rollout, Active state, EndCause cause) {
    return Transition.to(
        new Reverting(cause, weightOf(rollout, state), Duration.ZERO),
        new RolloutEvent.RevertStarted(cause));
  }

  /// The weight in force, as far as it was read back.
  static Weight weightOf(Rollout rollout, Active state) {
    return switch (state) {
      case BeforeHooks _, StoppingBaseline _, Starting _, Checking _ -> Weight.NONE;
      case RolloutState.Advancing advancing -> advancing.from();
      case RolloutState.Holding holding -> rollout.weight(holding.step());
      case Paused paused -> paused.weight();
      case Completing completing -> completing.from();
      case Confirming _, AfterHooks _, Watching _, Settling _ -> Weight.ALL;
      case Reverting reverting -> reverting.from();
    };
  }
}
