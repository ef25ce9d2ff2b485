package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Planner;
import dev.slipway.reconciler.planning.Resolution;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Wish;
import dev.slipway.reconciler.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What would happen if Git asked for a version now. Changes nothing; asks the target what the
/// version is and the secrets for their fingerprints, so it may take a while.
public final class Plans {
  private final SharedFacts facts;

  public Plans(SharedFacts facts) {
    this.facts = facts;
  }

  /// @param candidate what the version is; empty where it is not known, which the decision explains
  public record Plan(
      ServiceRecord record,
      DesiredService desired,
      Optional<Release> candidate,
      Planner.Decision decision) {}

  /// @param desired what Git says of the service
  /// @param version empty: what Git says
  /// @throws UnavailableException when the target or the secrets cannot be asked
  public Plan plan(
      ReconcileLoop loop,
      DesiredService desired,
      EnvironmentDefinition rules,
      Optional<Version> version,
      Instant now)
      throws UnavailableException {
    ServiceKey key = new ServiceKey(loop.environment(), desired.service().name());
    DesiredService wanted = version.map(other -> with(desired, other)).orElse(desired);
    ServiceRecord record = loop.records().getOrDefault(key, ServiceRecord.unknown(key));
    Resolution resolution = resolve(loop.ports(), key, wanted);
    Planner.Decision decision =
        Planner.decide(
            record,
            new Wish(wanted, resolution, rules),
            new Planner.Situation(facts.proofs(), baselineServes(loop, record), now));
    Optional<Release> candidate =
        resolution instanceof Resolution.Known(Release release)
            ? Optional.of(release)
            : Optional.empty();
    return new Plan(record, wanted, candidate, decision);
  }

  /// The digest in the file belongs to the file's version.
  private static DesiredService with(DesiredService desired, Version version) {
    Placement old = desired.placement();
    if (old.version().equals(version)) {
      return desired;
    }
    Placement changed =
        new Placement(version, Optional.empty(), old.replicas(), old.route(), old.strategy());
    return desired.with(desired.commit(), changed);
  }

  private Resolution resolve(Ports ports, ServiceKey key, DesiredService wanted)
      throws UnavailableException {
    Version version = wanted.placement().version();
    RunSpec spec = RunSpec.of(wanted.service());
    Optional<Digest> pinned =
        Optional.ofNullable(facts.pins().get(new Journal.Artifact(key.service(), version)));
    Optional<Digest> written = wanted.placement().digest();
    if (written.isPresent() && pinned.isPresent() && !written.equals(pinned)) {
      return new Resolution.Moved(
          "%s %s is pinned to %s, the file says %s"
              .formatted(key.service(), version, pinned.get(), written.get()));
    }
    Optional<Digest> known = written.or(() -> pinned);
    if (known.isPresent()) {
      return release(ports, key, version, known.get(), spec);
    }
    return switch (ports.target().resolve(key, spec, version)) {
      case Target.Artifact.Found(Digest digest) -> release(ports, key, version, digest, spec);
      case Target.Artifact.NotFound(String reason) -> new Resolution.Missing(reason);
    };
  }

  private static Resolution release(
      Ports ports, ServiceKey key, Version version, Digest digest, RunSpec spec)
      throws UnavailableException {
    TreeMap<String, String> fingerprints = new TreeMap<>();
    for (Map.Entry<String, String> secret : spec.secrets().entrySet()) {
      Optional<String> fingerprint =
          ports.secrets().fingerprint(key.environment(), secret.getValue());
      if (fingerprint.isEmpty()) {
        return new Resolution.Waiting(
            "there is no secret " + secret.getValue() + " for " + key.environment());
      }
      fingerprints.put(secret.getKey(), fingerprint.get());
    }
    return new Resolution.Known(Release.of(key, version, digest, spec, fingerprints));
  }

  private static boolean baselineServes(ReconcileLoop loop, ServiceRecord record) {
    List<Instance> instances =
        loop.instances()
            .newest()
            .map(seen -> seen.getOrDefault(record.key(), List.of()))
            .orElse(List.of());
    return record.serving().isPresent()
        && instances.stream()
            .filter(Instance::isHealthy)
            .anyMatch(
                instance -> instance.release().equals(record.serving().get().release().hash()));
  }
}
