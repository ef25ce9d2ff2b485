package dev.slipway.reconciler.target.swarm;

import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.HealthWatches;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How instances are found. Whether one runs is Swarm's word; whether it answers is asked by us, on
/// the network where requests reach it.
final class Conditions implements AutoCloseable {
  /// How long a service that cannot be asked for its health must run to be healthy.
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private final String network;
  private final HealthWatches health;
  private final Map<String, Since> running = new ConcurrentHashMap<>();

  Conditions(String network, HealthWatches health) {
    this.network = network;
    this.health = health;
  }

  private record Since(String environment, long nanos) {}

  /// Where an instance is reached; empty without a port, and while Swarm has given it no address.
  Optional<Endpoint> endpoint(SeenService service, int ordinal) {
    OptionalInt port = service.release().spec().port();
    return port.isPresent()
        ? service
            .life(ordinal)
            .address(network)
            .map(address -> new Endpoint(address, port.getAsInt()))
        : Optional.empty();
  }

  Condition of(SeenService service, int ordinal) {
    if (!service.runsItsImage()) {
      return new Condition.Exited(-1, "somebody replaced it: it runs image " + service.image());
    }
    List<String> changes = service.changes();
    if (!changes.isEmpty()) {
      return new Condition.Exited(
          -1, "somebody changed what it is made from: " + String.join(", ", changes));
    }
    if (service.wasTaken(ordinal)) {
      return new Condition.Exited(
          -1, "somebody scaled its service to %d".formatted(service.replicas()));
    }
    Life life = service.life(ordinal);
    Optional<Condition.Exited> ended = life.ended();
    if (ended.isPresent()) {
      return ended.get();
    }
    return life.current()
        .filter(Attempt::isRunning)
        .map(attempt -> running(attempt, service, ordinal))
        .orElseGet(Condition.Starting::new);
  }

  private Condition running(Attempt attempt, SeenService service, int ordinal) {
    Release release = service.release();
    InstanceName name = service.name(ordinal);
    Since since =
        running.computeIfAbsent(
            attempt.id(), _ -> new Since(release.key().environment(), System.nanoTime()));
    Optional<Endpoint> endpoint = endpoint(service, ordinal);
    Optional<Health> asked = release.spec().health();
    if (endpoint.isPresent() && asked.isPresent()) {
      return health.condition(attempt.id(), name, endpoint.get(), asked.get());
    }
    boolean settled = System.nanoTime() - since.nanos() >= SETTLED.toNanos();
    if (!settled) {
      return new Condition.Starting();
    }
    return release.spec().port().isPresent() && endpoint.isEmpty()
        ? new Condition.Exited(-1, "somebody took it off the network " + network)
        : new Condition.Healthy();
  }

  /// Forgets what no longer runs.
  ///
  /// @param environment that was listed
  /// @param present ids of attempts that run there
  void keepOnly(String environment, Set<String> present) {
    Set<String> gone = new HashSet<>();
    running.forEach((id, since) -> {
      if (since.environment().equals(environment) && !present.contains(id)) {
        gone.add(id);
      }
    });
    gone.forEach(id -> {
      running.remove(id);
      health.forget(id);
    });
  }

  @Override
  public void close() {
    health.close();
  }
}
