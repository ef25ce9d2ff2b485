package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.rollout.RolloutState.Advancing;
import dev.slipway.reconciler.rollout.RolloutState.Completing;
import dev.slipway.reconciler.rollout.RolloutState.Holding;
import java.time.Duration;

/// States, events and wanted worlds as a transcript says them.
final class Narration {
  private Narration() {}

  static String state(Rollout rollout, RolloutState state) {
    return switch (state) {
      case RolloutState.BeforeHooks(int next) ->
          "BeforeHooks: " + rollout.hooks().beforeRollout().get(next);
      case RolloutState.StoppingBaseline(Duration waited) ->
          "StoppingBaseline, waited " + seconds(waited);
      case RolloutState.Starting(Duration waited, int healthy) ->
          "Starting, " + healthy + " healthy, waited " + seconds(waited);
      case RolloutState.Checking(Duration waited, boolean passed) ->
          "Checking, " + (passed ? "passed" : "waited " + seconds(waited));
      case Advancing(int step, Weight from, Duration waited, _, _) ->
          "Advancing from %s to %s, waited %s"
              .formatted(from, rollout.weight(step), seconds(waited));
      case Holding(int step, Duration held, _) ->
          "Holding %s, held %s".formatted(rollout.weight(step), seconds(held));
      case RolloutState.Paused(var interrupted, Weight weight, PauseCause cause) ->
          "Paused at %s in %s: %s"
              .formatted(weight, interrupted.getClass().getSimpleName(), cause.sentence());
      case Completing(Weight from, Duration waited, _, _) ->
          "Completing from %s, waited %s".formatted(from, seconds(waited));
      case RolloutState.Confirming(Duration waited, _) -> "Confirming, waited " + seconds(waited);
      case RolloutState.AfterHooks(int next, _) ->
          "AfterHooks: " + rollout.hooks().afterRollout().get(next);
      case RolloutState.Watching(Duration watched, _) -> "Watching, watched " + seconds(watched);
      case RolloutState.Settling(boolean proven) -> "Settling, " + proven(proven);
      case RolloutState.Reverting(EndCause cause, Weight from, Duration waited) ->
          "Reverting from %s, waited %s: %s".formatted(from, seconds(waited), cause.sentence());
      case RolloutState.Completed(boolean proven) -> "Completed, " + proven(proven);
      case RolloutState.RolledBack(EndCause cause) -> "RolledBack: " + told(cause);
      case RolloutState.Failed(EndCause cause, boolean candidateServes) ->
          "Failed, " + (candidateServes ? "the candidate serves: " : "") + told(cause);
      case RolloutState.Superseded(EndCause cause) -> "Superseded: " + told(cause);
    };
  }

  private static String proven(boolean proven) {
    return proven ? "proven" : "unproven";
  }

  private static String told(EndCause cause) {
    return cause.sentence() + (cause.rejects() ? " (rejected)" : "");
  }

  static String wanted(Wanted wanted) {
    return "baseline %d, candidate %d, %s"
        .formatted(wanted.baseline(), wanted.candidate(), shape(wanted.shape()));
  }

  private static String shape(Shape shape) {
    return switch (shape) {
      case Shape.BaselineOnly() -> "traffic to the baseline";
      case Shape.Shared(Weight candidate) -> "candidate at " + candidate;
      case Shape.CandidateOnly() -> "traffic to the candidate alone";
      case Shape.Nobody() -> "traffic to nobody";
    };
  }

  static String event(RolloutEvent event) {
    return switch (event) {
      case RolloutEvent.CandidateHealthy(int instances) -> "CandidateHealthy: " + instances;
      case RolloutEvent.ChecksPassed(boolean afterSwitch) ->
          "ChecksPassed: " + (afterSwitch ? "after the switch" : "at weight 0");
      case RolloutEvent.StepReached(int step, int of, Weight weight, Duration hold) ->
          "StepReached: %d of %d, %s for %s".formatted(step, of, weight, seconds(hold));
      case RolloutEvent.StepPassed(int step, var verdict, _) ->
          "StepPassed: %d, %s".formatted(step, verdict.getClass().getSimpleName());
      case RolloutEvent.HoldExtended(int step, String reason) ->
          "HoldExtended: " + step + ", " + reason;
      case RolloutEvent.WatchExtended(String reason) -> "WatchExtended: " + reason;
      case RolloutEvent.Paused(PauseCause cause, Weight weight) ->
          "Paused: " + cause.getClass().getSimpleName() + " at " + weight;
      case RolloutEvent.Resumed(String by) -> "Resumed: by " + by;
      case RolloutEvent.CompleteOrdered(String by, String reason) ->
          "CompleteOrdered: by " + by + ", " + reason;
      case RolloutEvent.FullTraffic() -> "FullTraffic";
      case RolloutEvent.HookSucceeded(String hook) -> "HookSucceeded: " + hook;
      case RolloutEvent.AfterHookFailed(String hook, String reason) ->
          "AfterHookFailed: " + hook + ", " + reason;
      case RolloutEvent.RevertStarted(EndCause cause) ->
          "RevertStarted: " + cause.getClass().getSimpleName();
      case RolloutEvent.Ended(var end) -> "Ended: " + end.getClass().getSimpleName();
    };
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
