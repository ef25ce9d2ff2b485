package dev.slipway.bot.reconciler;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.EndStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ReplicaStatus;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionStatus;
import dev.slipway.bot.request.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a place.
final class MemorySite {
  String serving = "1.4.2";
  String wanted = "1.4.2";
  String configuration = "";
  boolean proven = true;
  Optional<String> active = Optional.empty();
  Optional<Instant> since = Optional.empty();
  final List<DriftStatus> drift = new ArrayList<>();
  final Map<String, RequestStatus> requests = new LinkedHashMap<>();

  final Map<String, Instant> proofs = new LinkedHashMap<>();

  String hash(Place place, String version) {
    String text = place + version + configuration;
    return "%08x".formatted(text.hashCode()).repeat(8);
  }

  ReleaseStatus release(Place place, String version) {
    return new ReleaseStatus(
        version,
        Optional.of("sha256:" + "d".repeat(64)),
        Optional.of(hash(place, version)),
        false,
        Optional.empty());
  }

  ServiceStatus status(Place place, Optional<RolloutStatus> rollout, List<BlockStatus> blocks) {
    ReleaseStatus release = release(place, serving);
    ReleaseStatus current =
        new ReleaseStatus(release.version(), release.digest(), release.hash(), proven, since);
    return new ServiceStatus(
        place.environment(),
        place.service(),
        1,
        Optional.empty(),
        Optional.of(release(place, wanted)),
        Optional.of(current),
        Optional.of(current).filter(_ -> proven),
        Optional.empty(),
        0,
        new ReplicaStatus(1, 1),
        rollout.map(MemorySite::summary),
        blocks,
        List.of(),
        List.copyOf(drift),
        List.of(),
        List.copyOf(requests.values()));
  }

  /// What is known of a version: where it was proven.
  static VersionStatus version(String service, String version, Map<Place, MemorySite> sites) {
    List<VersionStatus.Proof> proven = new ArrayList<>();
    sites.forEach((place, site) ->
        site.proofs.entrySet().stream()
            .filter(proof -> place.service().equals(service) && proof.getKey().equals(version))
            .map(proof -> new VersionStatus.Proof(place.environment(), proof.getValue()))
            .forEach(proven::add));
    return new VersionStatus(version, Optional.empty(), Optional.empty(), proven);
  }

  static RolloutStatus returning(RolloutStatus known, int weight) {
    return new RolloutStatus(
        known.id(),
        known.environment(),
        known.service(),
        known.stateVersion() + 1,
        known.strategy(),
        known.baseline(),
        known.candidate(),
        known.origin(),
        RolloutPhase.REVERTING,
        known.step(),
        known.steps(),
        weight,
        Optional.empty(),
        known.findings(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new EndStatus("it failed", Optional.empty(), Optional.empty(), known.started())),
        known.started(),
        Optional.empty());
  }

  static RolloutSummary summary(RolloutStatus status) {
    return new RolloutSummary(
        status.id(),
        status.strategy(),
        status.phase(),
        status.baseline(),
        status.candidate(),
        status.step(),
        status.steps(),
        status.weight(),
        status.waitingFor(),
        status.started());
  }
}
