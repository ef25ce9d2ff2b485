package dev.slipway.reconciler.http;

import dev.slipway.api.state.VersionStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.rollout.RolloutState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service's versions, gathered from pins and from the newest rollouts everywhere.
@Singleton
final class Versions {
  /// So many rollouts of each environment are looked through.
  private static final int ROLLOUTS = 200;

  private final Reconciler reconciler;
  private final Directory directory;

  Versions(Reconciler reconciler, Directory directory) {
    this.reconciler = reconciler;
    this.directory = directory;
  }

  VersionsStatus of(String service) {
    Map<String, Digest> digests = new HashMap<>();
    reconciler
        .facts()
        .pins()
        .forEach((artifact, digest) -> {
          if (artifact.service().equals(service)) {
            digests.put(artifact.version().text(), digest);
          }
        });
    Map<String, Instant> seen = new HashMap<>();
    Map<String, List<VersionStatus.Proof>> proofs = new HashMap<>();
    for (ServiceKey key : directory.placements(service)) {
      for (Journal.History history : reconciler.journal().rollouts(key, ROLLOUTS)) {
        String version = history.running().rollout().candidate().version().text();
        digests.putIfAbsent(version, history.running().rollout().candidate().digest());
        seen.merge(version, history.running().rollout().startedAt(), Versions::earlier);
        proof(key, history)
            .ifPresent(proof -> proofs.computeIfAbsent(version, _ -> new ArrayList<>()).add(proof));
      }
    }
    return new VersionsStatus(
        service,
        digests.entrySet().stream()
            .map(version ->
                new VersionStatus(
                    version.getKey(),
                    Optional.of(version.getValue().text()),
                    Optional.ofNullable(seen.get(version.getKey())),
                    newest(proofs.getOrDefault(version.getKey(), List.of()))))
            .sorted(
                Comparator.comparing(
                        (VersionStatus version) -> version.firstSeen().orElse(Instant.MIN))
                    .reversed()
                    .thenComparing(VersionStatus::version))
            .toList());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Optional<VersionStatus.Proof> proof(ServiceKey key, Journal.History history) {
    return history.state() instanceof RolloutState.Completed(boolean proven) && proven
        ? history.ended().map(at -> new VersionStatus.Proof(key.environment(), at))
        : Optional.empty();
  }

  private static List<VersionStatus.Proof> newest(List<VersionStatus.Proof> proofs) {
    return proofs.stream()
        .sorted(Comparator.comparing(VersionStatus.Proof::at).reversed())
        .toList();
  }
}
