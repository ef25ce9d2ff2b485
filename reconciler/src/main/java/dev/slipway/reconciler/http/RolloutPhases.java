package dev.slipway.reconciler.http;

import dev.slipway.api.state.RolloutPhase;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where a rollout is, in the contract's words.
final class RolloutPhases {
  private RolloutPhases() {}

  static RolloutPhase phase(RolloutState state) {
    return switch (state) {
      case RolloutState.BeforeHooks _ -> RolloutPhase.PREPARING;
      case RolloutState.StoppingBaseline _, RolloutState.Starting _ -> RolloutPhase.STARTING;
      case RolloutState.Checking _, RolloutState.Confirming _ -> RolloutPhase.CHECKING;
      case RolloutState.Advancing _ -> RolloutPhase.ADVANCING;
      case RolloutState.Holding _ -> RolloutPhase.HOLDING;
      case RolloutState.Paused _ -> RolloutPhase.PAUSED;
      case RolloutState.Completing _ -> RolloutPhase.COMPLETING;
      case RolloutState.AfterHooks _, RolloutState.Watching _, RolloutState.Settling _ ->
          RolloutPhase.WATCHING;
      case RolloutState.Reverting _ -> RolloutPhase.REVERTING;
      case RolloutState.Completed _ -> RolloutPhase.COMPLETED;
      case RolloutState.RolledBack(EndCause.Aborted _) -> RolloutPhase.ABORTED;
      case RolloutState.RolledBack _ -> RolloutPhase.ROLLED_BACK;
      case RolloutState.Failed(EndCause.Aborted _, boolean serves) when !serves ->
          RolloutPhase.ABORTED;
      case RolloutState.Failed _ -> RolloutPhase.FAILED;
      case RolloutState.Superseded _ -> RolloutPhase.SUPERSEDED;
    };
  }

  /// From 1; 0 before the first and on the way back.
  static int step(Rollout rollout, RolloutState state) {
    int all = rollout.climbs() ? rollout.strategy().steps().size() : 0;
    return switch (state) {
      case RolloutState.BeforeHooks _,
          RolloutState.StoppingBaseline _,
          RolloutState.Starting _,
          RolloutState.Checking _,
          RolloutState.Reverting _,
          RolloutState.RolledBack _,
          RolloutState.Failed _,
          RolloutState.Superseded _ ->
          0;
      case RolloutState.Advancing advancing -> advancing.step() + 1;
      case RolloutState.Holding holding -> holding.step() + 1;
      case RolloutState.Paused paused -> step(rollout, paused.interrupted());
      case RolloutState.Completing _,
          RolloutState.Confirming _,
          RolloutState.AfterHooks _,
          RolloutState.Watching _,
          RolloutState.Settling _,
          RolloutState.Completed _ ->
          all;
    };
  }

  /// One phrase; empty once it has ended.
  static Optional<String> waitingFor(Rollout rollout, RolloutState state) {
    return switch (state) {
      case RolloutState.BeforeHooks(int next) -> hook(rollout.hooks().beforeRollout(), next);
      case RolloutState.StoppingBaseline _ -> Optional.of("the baseline to stop");
      case RolloutState.Starting _ -> Optional.of("healthy instances of the candidate");
      case RolloutState.Checking _ -> Optional.of("the checks");
      case RolloutState.Advancing advancing ->
          Optional.of(rollout.strategy().steps().get(advancing.step()).weight() + " of traffic");
      case RolloutState.Holding holding -> Optional.of(holding(rollout, holding));
      case RolloutState.Paused(_, _, PauseCause.Frozen(String reason)) ->
          Optional.of("the end of the freeze: " + reason);
      case RolloutState.Paused(_, _, PauseCause cause) ->
          Optional.of("a person: " + cause.sentence());
      case RolloutState.Completing _ -> Optional.of(Weight.ALL + " of traffic");
      case RolloutState.Confirming _ -> Optional.of("the checks after the switch");
      case RolloutState.AfterHooks(int next, _) -> hook(rollout.hooks().afterRollout(), next);
      case RolloutState.Watching(Duration watched, _) ->
          Optional.of(
              "%s of %s watched"
                  .formatted(
                      Phrases.duration(watched), Phrases.duration(rollout.strategy().watch())));
      case RolloutState.Settling _ -> Optional.of("the router to let go of the baseline");
      case RolloutState.Reverting _ -> Optional.of("the baseline to serve everybody");
      case RolloutState.Ended _ -> Optional.empty();
    };
  }

  private static Optional<String> hook(List<String> hooks, int next) {
    return next < hooks.size() ? Optional.of("hook " + hooks.get(next)) : Optional.empty();
  }

  private static String holding(Rollout rollout, RolloutState.Holding holding) {
    String held = Phrases.duration(holding.held());
    return switch (rollout.strategy().steps().get(holding.step()).hold()) {
      case Hold.Timed(Duration hold) ->
          "%s of %s under analysis".formatted(held, Phrases.duration(hold));
      case Hold.Manual() -> "a person";
    };
  }
}
