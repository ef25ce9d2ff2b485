package dev.slipway.reconciler.http;

import dev.slipway.api.state.VersionStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.target.Target;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/// A service's versions, gathered from pins, from the newest rollouts everywhere and from what its
/// targets can list.
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
    List<String> offered = offered(service);
    Set<String> names = new TreeSet<>(digests.keySet());
    names.addAll(offered);
    return new VersionsStatus(
        service,
        names.stream()
            .map(version ->
                new VersionStatus(
                    version,
                    Optional.ofNullable(digests.get(version)).map(Digest::text),
                    Optional.ofNullable(seen.get(version)),
                    newest(proofs.getOrDefault(version, List.of()))))
            .sorted(newestFirst(offered))
            .toList());
  }

  /// Each target's own, one target after the other.
  private List<String> offered(String service) {
    SequencedSet<String> offered = new LinkedHashSet<>();
    Set<Target> asked = new HashSet<>();
    for (ServiceKey key : directory.placements(service)) {
      Target target = directory.environment(key.environment()).ports().target();
      Optional<RunSpec> spec = directory.spec(key);
      if (spec.isPresent() && asked.add(target)) {
        try {
          target.versions(service, spec.get()).forEach(version -> offered.add(version.text()));
        } catch (UnavailableException _) {
          // What is known of versions is told without it.
        }
      }
    }
    return List.copyOf(offered);
  }

  /// As the targets have them, then what they no longer have, the last seen first.
  private static Comparator<VersionStatus> newestFirst(List<String> offered) {
    Comparator<VersionStatus> listed =
        Comparator.comparingInt(version -> {
          int place = offered.indexOf(version.version());
          return place < 0 ? Integer.MAX_VALUE : place;
        });
    return listed
        .thenComparing(
            version -> version.firstSeen().orElse(Instant.MIN), Comparator.reverseOrder())
        .thenComparing(VersionStatus::version);
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
