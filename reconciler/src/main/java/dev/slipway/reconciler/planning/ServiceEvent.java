package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import java.util.List;

/// A past-tense fact about a service, for the feed.
public sealed interface ServiceEvent {
  record RolloutStarted(Rollout rollout) implements ServiceEvent {}

  record Rolled(RolloutId rollout, RolloutEvent event) implements ServiceEvent {}

  record ReleaseProven(Release release) implements ServiceEvent {}

  record ReleaseRejected(Rejection rejection) implements ServiceEvent {}

  record BlockRaised(Block block) implements ServiceEvent {}

  record BlockCleared(Block block) implements ServiceEvent {}

  /// What runs differs from what was rolled out.
  ///
  /// @param what for people: `exit code 137`, `gone`
  record DriftFound(InstanceName instance, String what) implements ServiceEvent {}

  record DriftRepaired(InstanceName instance) implements ServiceEvent {}

  /// Found running without a record.
  record ReleaseAdopted(Release release) implements ServiceEvent {}

  record VersionPinned(Version version, Digest digest) implements ServiceEvent {}

  record WriteBackWritten(RolloutId rollout, String commit) implements ServiceEvent {}

  /// Nothing was written, and why.
  record WriteBackSkipped(RolloutId rollout, String reason) implements ServiceEvent {}

  /// A person's operation had an effect.
  record OperationAccepted(String operation, String actor, String reason) implements ServiceEvent {}

  /// What Git asks for serves already, so that no rollout will name these requests.
  ///
  /// @param version that serves
  /// @param commit that asks for it
  /// @param requests whose version serves
  /// @param skipped those that newer commits overtook
  record RequestsSettled(
      Version version, String commit, List<String> requests, List<String> skipped)
      implements ServiceEvent {
    public RequestsSettled {
      requests = List.copyOf(requests);
      skipped = List.copyOf(skipped);
    }
  }

  /// A person must act: nothing can be repaired by the reconciler itself.
  record PersonNeeded(String reason) implements ServiceEvent {}

  record ServiceRemoved() implements ServiceEvent {}
}
