package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.target.Target.Artifact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A target whose instances become healthy, fail and die as their version's conduct says.
final class SimulatedTarget {
  private static final long FOREVER = Long.MAX_VALUE;

  /// A process, as it truly is.
  static final class Process {
    final Release release;
    final int ordinal;
    final Endpoint endpoint;
    final int starts;
    final long startedAt;
    private final Conduct conduct;
    private final long readyAt;
    private long diesAt;
    private long sickUntil;

    private Process(
        Release release, int ordinal, Endpoint endpoint, int starts, Conduct conduct, Times times) {
      this.release = release;
      this.ordinal = ordinal;
      this.endpoint = endpoint;
      this.starts = starts;
      this.conduct = conduct;
      this.startedAt = times.started();
      this.readyAt = times.ready();
      this.diesAt = times.dies();
    }

    Condition condition(long now) {
      if (now >= diesAt) {
        return new Condition.Exited(3, "exit code 3");
      }
      if (now < readyAt) {
        return new Condition.Starting();
      }
      if (conduct == Conduct.NEVER_READY) {
        return new Condition.Unhealthy("GET /health answered 503", true);
      }
      return now < sickUntil
          ? new Condition.Unhealthy("GET /health answered 500", false)
          : new Condition.Healthy();
    }

    boolean isHealthy(long now) {
      return condition(now) instanceof Condition.Healthy;
    }
  }

  private record Times(long started, long ready, long dies) {}

  private final Agenda agenda;
  private final Draws draws;
  private final Cast cast;
  private final Bug bug;
  private final TreeMap<InstanceName, Process> processes = new TreeMap<>();
  private final Map<ReleaseHash, Release> releases = new HashMap<>();
  private final Set<InstanceName> foreign = new HashSet<>();
  private final Set<InstanceName> everForeign = new HashSet<>();
  private int doubled;
  private int ports = 10_000;

  SimulatedTarget(Agenda agenda, Draws draws, Cast cast, Bug bug) {
    this.agenda = agenda;
    this.draws = draws;
    this.cast = cast;
    this.bug = bug;
  }

  Outcome start(Release release, int ordinal) {
    InstanceName name = InstanceName.of(release.key(), release.hash(), ordinal);
    if (foreign.contains(name)) {
      if (bug != Bug.FOREIGN_INSTANCE_STOPPED) {
        return new Outcome.Refused(name + " is taken by an instance that is not ours");
      }
      foreign.remove(name);
    }
    Process before = processes.get(name);
    if (before != null && !(before.condition(agenda.now()) instanceof Condition.Exited)) {
      doubled += bug == Bug.SECOND_INSTANCE ? 1 : 0;
      return new Outcome.Done();
    }
    releases.put(release.hash(), release);
    Conduct conduct = cast.conduct(release.version());
    processes.put(
        name,
        new Process(
            release,
            ordinal,
            new Endpoint("127.0.0.1", ports++),
            before == null ? 1 : before.starts + 1,
            conduct,
            times(conduct)));
    return new Outcome.Done();
  }

  private Times times(Conduct conduct) {
    long now = agenda.now();
    long ready =
        switch (conduct) {
          case SLOW -> draws.between(3_000, 6_000);
          case NEVER_READY -> 4_000;
          default -> draws.between(100, 1_500);
        };
    long dies =
        switch (conduct) {
          case CRASHING -> now;
          case DYING -> now + ready + draws.between(500, 6_000);
          default -> FOREVER;
        };
    return new Times(now, now + ready, dies);
  }

  Outcome stop(InstanceName name) {
    if (!foreign.contains(name)) {
      processes.remove(name);
    }
    return new Outcome.Done();
  }

  Artifact resolve(Version version) {
    return cast.conduct(version) == Conduct.MISSING
        ? new Artifact.NotFound("no artifact of " + version)
        : new Artifact.Found(digest(version));
  }

  static Digest digest(Version version) {
    String hex = Integer.toHexString(version.text().hashCode());
    return new Digest("sha256:" + "0".repeat(64 - hex.length()) + hex);
  }

  Map<ServiceKey, List<Instance>> instances() {
    Map<ServiceKey, List<Instance>> seen = new HashMap<>();
    processes.forEach((name, process) ->
        seen.computeIfAbsent(process.release.key(), _ -> new ArrayList<>())
            .add(
                new Instance(
                    name,
                    process.release.key(),
                    process.release.hash(),
                    process.ordinal,
                    process.condition(agenda.now()),
                    process.release.spec().port().isPresent()
                        ? Optional.of(process.endpoint)
                        : Optional.empty(),
                    process.starts)));
    return seen;
  }

  Optional<Release> describe(ReleaseHash hash) {
    return Optional.ofNullable(releases.get(hash));
  }

  Optional<Process> find(InstanceName name) {
    return Optional.ofNullable(processes.get(name));
  }

  /// The healthy process that listens there.
  Optional<Process> at(Endpoint endpoint) {
    for (Process process : processes.values()) {
      if (process.endpoint.equals(endpoint)) {
        return Optional.of(process);
      }
    }
    return Optional.empty();
  }

  List<InstanceName> names(ServiceKey key) {
    return processes.entrySet().stream()
        .filter(entry -> entry.getValue().release.key().equals(key))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<InstanceName> names() {
    return List.copyOf(processes.keySet());
  }

  /// A person takes it away with the target's own tools.
  void lose(InstanceName name) {
    processes.remove(name);
  }

  void kill(InstanceName name) {
    find(name).ifPresent(process -> process.diesAt = Math.min(process.diesAt, agenda.now()));
  }

  void sicken(InstanceName name, long millis) {
    find(name).ifPresent(process -> process.sickUntil = agenda.now() + millis);
  }

  /// Somebody else's instance takes a name of ours.
  void occupy(InstanceName name) {
    if (!processes.containsKey(name)) {
      foreign.add(name);
      everForeign.add(name);
    }
  }

  void vacate() {
    everForeign.removeAll(foreign);
    foreign.clear();
  }

  boolean isForeign(InstanceName name) {
    return foreign.contains(name);
  }

  /// Foreign instances that are gone.
  int victims() {
    return everForeign.size() - foreign.size();
  }

  /// Second processes under one name.
  int doubled() {
    return doubled;
  }
}
