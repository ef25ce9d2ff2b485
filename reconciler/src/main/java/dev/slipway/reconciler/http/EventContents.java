package dev.slipway.reconciler.http;

import dev.slipway.api.event.EventContent;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.analysis.Finding;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Rejection;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.Map;
import java.util.Optional;

/// Events in the contract's words. Pure.
final class EventContents {
  private EventContents() {}

  /// @param rollout the one that the event belongs to, where it belongs to one
  static EventContent of(ServiceEvent event, Optional<Rollout> rollout) {
    return switch (event) {
      case ServiceEvent.RolloutStarted(Rollout begun) -> started(begun);
      case ServiceEvent.Rolled(RolloutId _, RolloutEvent rolled) ->
          rollout
              .map(known -> of(rolled, known))
              .orElseGet(() -> new EventContent.Other(rolled.getClass().getSimpleName(), Map.of()));
      case ServiceEvent.ReleaseProven(Release release) ->
          new EventContent.ReleaseProven(release.version().text(), release.hash().hex());
      case ServiceEvent.ReleaseRejected(Rejection rejection) ->
          new EventContent.ReleaseRejected(
              rejection.version().text(),
              rejection.hash().map(ReleaseHash::hex),
              rejection.reason());
      case ServiceEvent.BlockRaised(Block block) ->
          new EventContent.BlockRaised(Phrases.kind(block.kind()), block.reason(), block.endsBy());
      case ServiceEvent.BlockCleared(Block block) ->
          new EventContent.BlockCleared(Phrases.kind(block.kind()), block.reason());
      case ServiceEvent.DriftFound(InstanceName instance, String what) ->
          new EventContent.DriftFound(instance.toString(), what);
      case ServiceEvent.DriftRepaired(InstanceName instance) ->
          new EventContent.DriftRepaired(instance.toString());
      case ServiceEvent.ReleaseAdopted(Release release) ->
          new EventContent.ReleaseAdopted(release.version().text(), release.hash().hex());
      case ServiceEvent.VersionPinned(Version version, var digest) ->
          new EventContent.VersionPinned(version.text(), digest.text());
      case ServiceEvent.WriteBackWritten(_, String commit) ->
          new EventContent.WriteBackWritten(commit);
      case ServiceEvent.WriteBackSkipped(_, String reason) ->
          new EventContent.WriteBackSkipped(reason);
      case ServiceEvent.OperationAccepted(String operation, String actor, String reason) ->
          new EventContent.OperationAccepted(operation, actor, reason, Optional.empty());
      case ServiceEvent.RequestsSettled settled -> settled(settled);
      case ServiceEvent.PersonNeeded(String reason) -> new EventContent.PersonNeeded(reason);
      case ServiceEvent.ServiceRemoved() -> new EventContent.ServiceRemoved();
    };
  }

  /// The rollout that an event belongs to.
  static Optional<RolloutId> rollout(ServiceEvent event) {
    return switch (event) {
      case ServiceEvent.RolloutStarted(Rollout begun) -> Optional.of(begun.id());
      case ServiceEvent.Rolled(RolloutId id, _) -> Optional.of(id);
      case ServiceEvent.ReleaseRejected(Rejection rejection) -> rejection.rollout();
      case ServiceEvent.WriteBackWritten(RolloutId id, _) -> Optional.of(id);
      case ServiceEvent.WriteBackSkipped(RolloutId id, _) -> Optional.of(id);
      case ServiceEvent.ReleaseProven _,
          ServiceEvent.BlockRaised _,
          ServiceEvent.BlockCleared _,
          ServiceEvent.DriftFound _,
          ServiceEvent.DriftRepaired _,
          ServiceEvent.ReleaseAdopted _,
          ServiceEvent.VersionPinned _,
          ServiceEvent.OperationAccepted _,
          ServiceEvent.RequestsSettled _,
          ServiceEvent.PersonNeeded _,
          ServiceEvent.ServiceRemoved _ ->
          Optional.empty();
    };
  }

  private static EventContent settled(ServiceEvent.RequestsSettled settled) {
    return new EventContent.RequestsSettled(
        settled.version().text(),
        settled.commit(),
        String.join(" ", settled.requests()),
        String.join(" ", settled.skipped()));
  }

  private static EventContent started(Rollout rollout) {
    return new EventContent.RolloutStarted(
        Phrases.strategy(rollout.strategy()),
        rollout.baseline().map(release -> release.version().text()),
        rollout.candidate().version().text(),
        rollout.candidate().digest().text(),
        rollout.candidate().hash().hex(),
        rollout.origin().commit(),
        rollout.origin().author(),
        rollout.origin().subject(),
        String.join(" ", rollout.origin().requests()),
        String.join(" ", rollout.origin().skipped()));
  }

  private static EventContent of(RolloutEvent event, Rollout rollout) {
    return switch (event) {
      case RolloutEvent.CandidateHealthy(int instances) ->
          new EventContent.CandidateHealthy(instances);
      case RolloutEvent.ChecksPassed(boolean afterSwitch) ->
          new EventContent.ChecksPassed(afterSwitch);
      case RolloutEvent.StepReached(int step, int of, var weight, _) ->
          new EventContent.StepReached(weight.percent(), step, of, holdSeconds(rollout, step));
      case RolloutEvent.StepPassed(int step, var verdict, _) ->
          new EventContent.StepPassed(step, RolloutStatuses.word(verdict));
      case RolloutEvent.HoldExtended(int step, String reason) ->
          new EventContent.HoldExtended(step, reason);
      case RolloutEvent.WatchExtended(String reason) ->
          new EventContent.Other("WatchExtended", Map.of("reason", reason));
      case RolloutEvent.Paused(PauseCause cause, var weight) ->
          new EventContent.RolloutPaused(
              cause.sentence(), weight.percent(), RolloutStatuses.pausedBy(cause));
      case RolloutEvent.Resumed(String by) -> new EventContent.RolloutResumed(by);
      case RolloutEvent.CompleteOrdered(String by, String reason) ->
          new EventContent.Other("CompleteOrdered", Map.of("by", by, "reason", reason));
      case RolloutEvent.FullTraffic() ->
          new EventContent.RolloutCompleted(
              version(rollout), rollout.strategy().watch().toSeconds());
      case RolloutEvent.HookSucceeded(String hook) -> new EventContent.HookSucceeded(hook);
      case RolloutEvent.AfterHookFailed(String hook, String reason) ->
          new EventContent.HookFailed(hook, reason);
      case RolloutEvent.RevertStarted(EndCause cause) ->
          new EventContent.RollbackStarted(
              cause.sentence(),
              cause.finding().map(Finding::criterion),
              cause.finding().map(Finding::value),
              cause.finding().map(Finding::limit),
              RolloutStatuses.orderedBy(cause),
              cause instanceof EndCause.Superseded || cause instanceof EndCause.Returned);
      case RolloutEvent.Ended(RolloutState.Ended state) -> ended(state, rollout);
    };
  }

  private static Optional<Long> holdSeconds(Rollout rollout, int step) {
    return switch (rollout.strategy().steps().get(step - 1).hold()) {
      case Hold.Timed(var duration) -> Optional.of(duration.toSeconds());
      case Hold.Manual() -> Optional.empty();
    };
  }

  private static EventContent ended(RolloutState.Ended state, Rollout rollout) {
    return switch (state) {
      case RolloutState.Completed(boolean proven) ->
          new EventContent.WatchEnded(version(rollout), proven);
      case RolloutState.RolledBack(EndCause.Aborted aborted) -> aborted(rollout, aborted);
      case RolloutState.RolledBack(EndCause cause) ->
          new EventContent.RolloutRolledBack(
              version(rollout),
              baseline(rollout).orElse(""),
              cause.sentence(),
              cause.finding().map(Finding::criterion),
              cause.finding().map(Finding::value),
              cause.finding().map(Finding::limit));
      case RolloutState.Failed(EndCause.Aborted aborted, boolean serves) when !serves ->
          aborted(rollout, aborted);
      case RolloutState.Failed(EndCause cause, boolean serves) ->
          new EventContent.RolloutFailed(version(rollout), cause.sentence(), serves);
      case RolloutState.Superseded(EndCause.Superseded(String by)) ->
          new EventContent.RolloutSuperseded(version(rollout), by);
      case RolloutState.Superseded(EndCause cause) ->
          new EventContent.RolloutSuperseded(version(rollout), cause.sentence());
    };
  }

  private static EventContent aborted(Rollout rollout, EndCause.Aborted aborted) {
    return new EventContent.RolloutAborted(
        version(rollout), baseline(rollout), aborted.actor(), aborted.reason());
  }

  private static String version(Rollout rollout) {
    return rollout.candidate().version().text();
  }

  private static Optional<String> baseline(Rollout rollout) {
    return rollout.baseline().map(release -> release.version().text());
  }
}
