package dev.slipway.reconciler.http;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.CommitStatus;
import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.ProblemStatus;
import dev.slipway.api.state.RejectionStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ReplicaStatus;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.RouteStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.analysis.Finding;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Followed;
import dev.slipway.reconciler.planning.InPlace;
import dev.slipway.reconciler.planning.Rejection;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Services in the contract's words. Pure.
final class Statuses {
  private Statuses() {}

  /// What is known of a service.
  ///
  /// @param wanted what Git's wish turned out to be, once it is known
  /// @param rollout the running one as the contract says it
  /// @param entrance where the target's router listens
  /// @param evidence what convicted the candidate of an ended rollout
  /// @param now wall time
  record Known(
      ServiceRecord record,
      Optional<DesiredService> desired,
      Optional<EnvironmentDefinition> rules,
      Optional<Release> wanted,
      List<Instance> instances,
      Map<InstanceName, Ages.Drift> drifted,
      Optional<RolloutSummary> rollout,
      Entrance entrance,
      Function<RolloutId, Optional<Finding>> evidence,
      Instant now) {}

  /// @param host where users reach the router
  /// @param port its own; empty where it is not known
  record Entrance(Optional<String> host, OptionalInt port) {
    static final Entrance UNKNOWN = new Entrance(Optional.empty(), OptionalInt.empty());
  }

  static ServiceStatus service(Known known) {
    ServiceRecord record = known.record();
    return new ServiceStatus(
        record.key().environment(),
        record.key().service(),
        record.stateVersion(),
        known.desired().map(DesiredService::commit).map(Statuses::commit),
        desired(known),
        serves(record).map(release -> RolloutStatuses.release(release, record)),
        record.lastProven().map(serving -> proven(serving)),
        route(known),
        known.rollout().map(RolloutSummary::weight).orElse(0),
        new ReplicaStatus(replicas(known), healthy(known)),
        known.rollout(),
        record.blocks().stream().map(block -> block(block, known)).toList(),
        record.rejections().stream().map(rejection -> rejection(rejection, known)).toList(),
        drift(known),
        known.desired().map(DesiredService::problems).orElse(List.of()).stream()
            .map(Statuses::problem)
            .toList(),
        record.requests().stream().map(Statuses::request).toList());
  }

  static CommitStatus commit(Commit commit) {
    return new CommitStatus(commit.id(), commit.author(), commit.subject(), commit.at());
  }

  static ProblemStatus problem(Problem problem) {
    return new ProblemStatus(
        problem.file(), problem.line(), problem.column(), problem.message(), problem.hint());
  }

  private static RequestStatus request(Followed request) {
    return new RequestStatus(
        request.id(),
        request.commit(),
        request.version().text(),
        request.overtaken() ? RequestPhase.OVERTAKEN : phase(request.stage()));
  }

  private static RequestPhase phase(Followed.Stage stage) {
    return switch (stage) {
      case WAITING -> RequestPhase.WAITING;
      case NAMED -> RequestPhase.STARTED;
      case SETTLED -> RequestPhase.SETTLED;
    };
  }

  static BlockStatus block(Block block, Optional<Instant> until) {
    return new BlockStatus(
        Phrases.kind(block.kind()), block.reason(), block.since(), block.endsBy(), until);
  }

  /// What serves: once the candidate has all traffic, the candidate.
  static Optional<Release> serves(ServiceRecord record) {
    return record
        .running()
        .filter(running ->
            switch (running.state()) {
              case RolloutState.Confirming _,
                  RolloutState.AfterHooks _,
                  RolloutState.Watching _,
                  RolloutState.Settling _ ->
                  true;
              default -> false;
            })
        .map(running -> running.rollout().candidate())
        .or(() -> record.serving().map(Serving::release));
  }

  private static ReleaseStatus proven(Serving serving) {
    Release release = serving.release();
    return new ReleaseStatus(
        release.version().text(),
        Optional.of(release.digest().text()),
        Optional.of(release.hash().hex()),
        true,
        Optional.of(serving.since()));
  }

  private static Optional<ReleaseStatus> desired(Known known) {
    return known
        .desired()
        .map(desired ->
            known
                .wanted()
                .map(release -> RolloutStatuses.release(release, known.record()))
                .orElseGet(() -> unresolved(desired)));
  }

  private static ReleaseStatus unresolved(DesiredService desired) {
    return new ReleaseStatus(
        desired.placement().version().text(),
        desired.placement().digest().map(Digest::text),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Optional<RouteStatus> route(Known known) {
    boolean silent =
        known.desired().map(desired -> desired.service().port().isEmpty()).orElse(false);
    if (silent) {
      return Optional.empty();
    }
    return known
        .desired()
        .map(InPlace::of)
        .or(known.record()::inPlace)
        .map(InPlace::route)
        .map(route -> route(route, known.entrance()));
  }

  private static RouteStatus route(Route route, Entrance entrance) {
    OptionalInt port = route.port().isPresent() ? route.port() : entrance.port();
    Optional<String> host = route.host().or(entrance::host);
    Optional<String> url =
        host.isPresent() && port.isPresent()
            ? Optional.of("http://" + host.get() + ":" + port.getAsInt() + "/")
            : Optional.empty();
    return new RouteStatus(route.host(), port, url);
  }

  private static int replicas(Known known) {
    return known
        .desired()
        .map(InPlace::of)
        .or(known.record()::inPlace)
        .map(InPlace::replicas)
        .orElse(0);
  }

  private static int healthy(Known known) {
    Optional<ReleaseHash> serves =
        serves(known.record())
            .or(() -> known.record().running().map(running -> running.rollout().candidate()))
            .map(Release::hash);
    return (int)
        known.instances().stream()
            .filter(Instance::isHealthy)
            .filter(instance -> serves.isPresent() && instance.release().equals(serves.get()))
            .count();
  }

  private static BlockStatus block(Block block, Known known) {
    Optional<Instant> until =
        switch (block.kind()) {
          case FREEZE ->
              known.rules().map(EnvironmentDefinition::freezes).orElse(List.of()).stream()
                  .filter(freeze -> freeze.holdsAt(known.now()))
                  .findFirst()
                  .map(Freeze::until);
          case LOCK ->
              known.rules().map(EnvironmentDefinition::locks).orElse(List.of()).stream()
                  .filter(lock -> lock.holds(known.record().key().service(), known.now()))
                  .findFirst()
                  .map(Lock::until);
          default -> Optional.empty();
        };
    return block(block, until);
  }

  private static RejectionStatus rejection(Rejection rejection, Known known) {
    return new RejectionStatus(
        new ReleaseStatus(
            rejection.version().text(),
            Optional.empty(),
            rejection.hash().map(ReleaseHash::hex),
            false,
            Optional.empty()),
        rejection.rollout().map(RolloutId::text),
        rejection.reason(),
        rejection.rollout().flatMap(known.evidence()).map(RolloutStatuses::finding),
        rejection.at());
  }

  /// What was told to have drifted and is not well yet. It is tried again by itself; when, only the
  /// loop knows.
  private static List<DriftStatus> drift(Known known) {
    List<String> well =
        known.instances().stream()
            .filter(Instance::isHealthy)
            .map(instance -> instance.name().toString())
            .toList();
    return known.drifted().entrySet().stream()
        .filter(drift -> !well.contains(drift.getKey().toString()))
        .sorted(Map.Entry.comparingByKey())
        .map(drift ->
            new DriftStatus(
                drift.getKey() + ": " + drift.getValue().what(),
                drift.getValue().since(),
                Optional.empty()))
        .toList();
  }

  /// Whether a rollout is the one that the record runs.
  static boolean runs(ServiceRecord record, Rollout rollout) {
    return record
        .running()
        .map(running -> running.rollout().id().equals(rollout.id()))
        .orElse(false);
  }
}
