package dev.slipway.reconciler.target.memory;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A deterministic target: the same calls in the same order give the same answers, ports included.
/// Lists are kept per environment and built again only after a change in it, so that looking costs
/// nothing while nothing happens.
///
/// Safe for use by several threads. Ordering what happens ([#set], [#makeUnavailable] and the like)
/// is the test's or the simulation's part.
public final class MemoryTarget implements Target {
  private static final int FIRST_PORT = 10_000;
  private static final int PORTS = 50_000;

  private record ArtifactName(String service, Version version) {}

  private final Map<ArtifactName, Digest> artifacts = new HashMap<>();
  private final Map<ArtifactName, Behaviour> behaviours = new HashMap<>();
  private final Map<InstanceName, ServiceKey> keys = new HashMap<>();
  private final Map<ReleaseHash, Release> releases = new HashMap<>();
  private final Map<String, NavigableMap<InstanceName, Instance>> environments = new HashMap<>();
  private final Map<String, List<Instance>> lists = new HashMap<>();
  private final Set<InstanceName> foreign = new HashSet<>();
  private int portsGiven;
  private @Nullable String unavailable;

  @Override
  public synchronized List<Instance> instances(String environment) throws UnavailableException {
    requireAvailable();
    return lists.computeIfAbsent(
        environment, absent -> List.copyOf(instancesOf(environment).values()));
  }

  @Override
  public synchronized Artifact resolve(ServiceKey key, RunSpec spec, Version version)
      throws UnavailableException {
    requireAvailable();
    Digest digest = artifacts.get(new ArtifactName(key.service(), version));
    return digest == null
        ? new Artifact.NotFound("no artifact " + key.service() + " " + version + " in memory")
        : new Artifact.Found(digest);
  }

  @Override
  public synchronized List<Version> versions(String service, RunSpec spec)
      throws UnavailableException {
    requireAvailable();
    return artifacts.keySet().stream()
        .filter(artifact -> artifact.service().equals(service))
        .map(ArtifactName::version)
        .sorted(Comparator.comparing(Version::text).reversed())
        .toList();
  }

  @Override
  public synchronized Outcome start(Release release, int ordinal, Occasion occasion) {
    if (unavailable != null) {
      return new Outcome.Unavailable(unavailable);
    }
    InstanceName name = InstanceName.of(release.key(), release.hash(), ordinal);
    if (foreign.contains(name)) {
      return new Outcome.Refused(name + " is taken by an instance that is not ours");
    }
    ArtifactName wanted = new ArtifactName(release.key().service(), release.version());
    Instance before = instancesOf(release.key().environment()).get(name);
    if (before != null && !(before.condition() instanceof Condition.Exited)) {
      return new Outcome.Done();
    }
    Digest digest = artifacts.get(wanted);
    if (digest == null) {
      return new Outcome.Refused(
          "no artifact " + wanted.service() + " " + wanted.version() + " in memory");
    }
    if (!digest.equals(release.digest())) {
      return new Outcome.Refused(
          wanted.version() + " is now " + digest + ", the release wants " + release.digest());
    }
    releases.put(release.hash(), release);
    Behaviour behaviour = behaviours.getOrDefault(wanted, Behaviour.HEALTHY);
    put(
        new Instance(
            name,
            release.key(),
            release.hash(),
            ordinal,
            behaviour.condition(),
            release.spec().port().isPresent() ? Optional.of(nextEndpoint()) : Optional.empty(),
            before == null ? 1 : before.starts() + 1));
    return new Outcome.Done();
  }

  @Override
  public synchronized Optional<Release> describe(String environment, ReleaseHash hash) {
    return Optional.ofNullable(releases.get(hash))
        .filter(release -> release.key().environment().equals(environment));
  }

  /// Nothing is copied here, so there is nothing to delete.
  @Override
  public int collect(Set<Digest> keep) {
    return 0;
  }

  @Override
  public synchronized Outcome stop(InstanceName name, Duration grace) {
    if (unavailable != null) {
      return new Outcome.Unavailable(unavailable);
    }
    lose(name);
    return new Outcome.Done();
  }

  /// Makes an artifact known; under a known name it is a tag that moved.
  public synchronized void register(String service, Version version, Digest digest) {
    artifacts.put(new ArtifactName(service, version), digest);
  }

  public synchronized void unregister(String service, Version version) {
    artifacts.remove(new ArtifactName(service, version));
  }

  /// What instances of a version do from their next start on; [Behaviour#HEALTHY] unless told.
  public synchronized void behave(String service, Version version, Behaviour behaviour) {
    behaviours.put(new ArtifactName(service, version), behaviour);
  }

  /// Every call fails with this reason until [#makeAvailable].
  public synchronized void makeUnavailable(String reason) {
    unavailable = reason;
  }

  public synchronized void makeAvailable() {
    unavailable = null;
  }

  /// Puts an instance that is not ours in the place of this name.
  public synchronized void occupy(InstanceName name) {
    foreign.add(name);
  }

  /// The instance becomes so. Nothing happens where there is no such instance.
  public synchronized void set(InstanceName name, Condition condition) {
    find(name)
        .ifPresent(old ->
            put(
                new Instance(
                    name,
                    old.key(),
                    old.release(),
                    old.ordinal(),
                    condition,
                    old.endpoint(),
                    old.starts())));
  }

  /// Ends the instance as a crash would: it stays listed until it is stopped or started again.
  public synchronized void crash(InstanceName name, int code) {
    set(name, new Condition.Exited(code, "exit code " + code));
  }

  /// Takes the instance away without a trace, as a person would with the target's own tools.
  public synchronized void lose(InstanceName name) {
    ServiceKey key = keys.remove(name);
    if (key != null) {
      instancesOf(key.environment()).remove(name);
      lists.remove(key.environment());
    }
  }

  /// The instance as it is, also while the target is unavailable.
  public synchronized Optional<Instance> find(InstanceName name) {
    return Optional.ofNullable(keys.get(name))
        .map(key -> Objects.requireNonNull(instancesOf(key.environment()).get(name)));
  }

  /// All instances of all environments, by name, also while the target is unavailable.
  public synchronized List<Instance> all() {
    return keys.keySet().stream().sorted().flatMap(name -> find(name).stream()).toList();
  }

  private NavigableMap<InstanceName, Instance> instancesOf(String environment) {
    return environments.computeIfAbsent(environment, absent -> new TreeMap<>());
  }

  private void put(Instance instance) {
    keys.put(instance.name(), instance.key());
    instancesOf(instance.key().environment()).put(instance.name(), instance);
    lists.remove(instance.key().environment());
  }

  private Endpoint nextEndpoint() {
    return new Endpoint("127.0.0.1", FIRST_PORT + portsGiven++ % PORTS);
  }

  private void requireAvailable() throws UnavailableException {
    if (unavailable != null) {
      throw new UnavailableException(unavailable);
    }
  }
}
