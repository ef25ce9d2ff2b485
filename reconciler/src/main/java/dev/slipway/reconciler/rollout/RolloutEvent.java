package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.analysis.Finding;
import dev.slipway.reconciler.analysis.Verdict;
import java.time.Duration;
import java.util.List;

/// What happened to a rollout. The start is told by the planner, which makes it.
public sealed interface RolloutEvent {
  record CandidateHealthy(int instances) implements RolloutEvent {}

  record ChecksPassed(boolean afterSwitch) implements RolloutEvent {}

  /// A step's weight is in force.
  ///
  /// @param step from 1
  record StepReached(int step, int of, Weight weight, Duration hold) implements RolloutEvent {}

  /// A step's hold ended by itself and the next begins; a person who ends one is told of by
  /// [Resumed] or [CompleteOrdered].
  ///
  /// @param verdict usually Pass; else what was let through by policy
  record StepPassed(int step, Verdict verdict, List<Finding> findings) implements RolloutEvent {
    public StepPassed {
      findings = List.copyOf(findings);
    }
  }

  /// The hold has passed without a verdict: it goes on.
  record HoldExtended(int step, String reason) implements RolloutEvent {}

  /// The watch has passed without a Pass: it goes on.
  record WatchExtended(String reason) implements RolloutEvent {}

  record Paused(PauseCause cause, Weight weight) implements RolloutEvent {}

  record Resumed(String by) implements RolloutEvent {}

  /// A person ordered 100 % before the steps were through.
  record CompleteOrdered(String by, String reason) implements RolloutEvent {}

  /// 100 % was read back.
  record FullTraffic() implements RolloutEvent {}

  record HookSucceeded(String hook) implements RolloutEvent {}

  /// A hook after the rollout failed: said, nothing else.
  record AfterHookFailed(String hook, String reason) implements RolloutEvent {}

  record RevertStarted(EndCause cause) implements RolloutEvent {}

  /// The terminal event, exactly one for each rollout.
  record Ended(RolloutState.Ended state) implements RolloutEvent {}
}
