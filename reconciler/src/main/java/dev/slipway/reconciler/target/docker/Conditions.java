package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Networking;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Reach;
import dev.slipway.reconciler.target.engine.Endings;
import dev.slipway.reconciler.target.engine.HealthWatches;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How containers are found. What the list of containers does not tell (why one ended) is asked
/// once for each end; what needs time (has it settled, was it left half made) is measured from when
/// this reconciler saw it first, by our own clock.
final class Conditions implements AutoCloseable {
  /// How long a service that cannot be asked for its health must run to be healthy.
  private static final Duration SETTLED = Duration.ofSeconds(1);

  /// A container that was created for longer, and not by an order under way, was left behind.
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(5);

  private final Networking networking;
  private final HealthWatches health;
  private final Map<String, String> environments = new ConcurrentHashMap<>();
  private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();
  private final Map<String, Condition.Exited> ended = new ConcurrentHashMap<>();

  Conditions(Networking networking, HealthWatches health) {
    this.networking = networking;
    this.health = health;
  }

  /// Where an instance is reached; empty without a port, and while the engine has given it none.
  Optional<Endpoint> endpoint(Seen seen) {
    OptionalInt port = seen.borne().release().spec().port();
    return port.isPresent() ? endpoint(seen, port.getAsInt()) : Optional.empty();
  }

  /// Whether requests can be sent to it, where it is to get any.
  boolean isReachable(Seen seen) {
    return seen.borne().release().spec().port().isEmpty() || endpoint(seen).isPresent();
  }

  private Optional<Endpoint> endpoint(Seen seen, int port) {
    return switch (networking.reach()) {
      case NETWORK ->
          Optional.ofNullable(seen.addresses().get(networking.network()))
              .map(address -> new Endpoint(address, port));
      case PORTS ->
          Optional.ofNullable(seen.published().get(port))
              .map(published -> new Endpoint(seen.engine().address(), published));
    };
  }

  Condition of(Seen seen) throws UnavailableException {
    environments.put(seen.id(), seen.borne().release().key().environment());
    long age = System.nanoTime() - firstSeen.computeIfAbsent(key(seen), _ -> System.nanoTime());
    return switch (seen.state()) {
      case "running" -> running(seen, Duration.ofNanos(age));
      case "paused" -> new Condition.Unhealthy("the container is paused", false);
      case "created" ->
          age > LEFT_BEHIND.toNanos()
              ? new Condition.Exited(-1, "was created and never started")
              : new Condition.Starting();
      case "exited", "dead" -> exited(seen);
      default -> new Condition.Exited(seen.exitCode().orElse(-1), "is " + seen.state());
    };
  }

  /// Forgets what is no longer there.
  ///
  /// @param environment that was listed
  /// @param present ids of its containers
  void keepOnly(String environment, Set<String> present) {
    Set<String> gone = new HashSet<>();
    environments.forEach((id, in) -> {
      if (in.equals(environment) && !present.contains(id)) {
        gone.add(id);
      }
    });
    gone.forEach(this::forget);
  }

  void forget(String id) {
    environments.remove(id);
    firstSeen.keySet().removeIf(key -> key.startsWith(id));
    ended.remove(id);
    health.forget(id);
  }

  private Condition running(Seen seen, Duration age) {
    ended.remove(seen.id());
    if (!seen.runsItsImage()) {
      return new Condition.Exited(-1, "somebody replaced it: it runs image " + seen.imageId());
    }
    RunSpec spec = seen.borne().release().spec();
    Optional<Endpoint> endpoint = endpoint(seen);
    if (!isReachable(seen)) {
      return age.compareTo(SETTLED) < 0
          ? new Condition.Starting()
          : new Condition.Exited(-1, "it cannot be reached: " + unreachable());
    }
    if (endpoint.isEmpty() || spec.health().isEmpty()) {
      return age.compareTo(SETTLED) < 0 ? new Condition.Starting() : new Condition.Healthy();
    }
    return health.condition(seen.id(), seen.borne().name(), endpoint.get(), spec.health().get());
  }

  private String unreachable() {
    return networking.reach() == Reach.NETWORK
        ? "somebody took it off the network " + networking.network()
        : "its port is not published";
  }

  private Condition exited(Seen seen) throws UnavailableException {
    Condition.Exited known = ended.get(seen.id());
    if (known != null) {
      return known;
    }
    health.end(seen.id());
    Optional<ContainerEngine.Ending> ending = seen.engine().ending(seen.id());
    Condition.Exited exited = exited(seen.exitCode().orElse(-1), ending);
    ended.put(seen.id(), exited);
    return exited;
  }

  static Condition.Exited exited(int listed, Optional<ContainerEngine.Ending> ending) {
    int code = ending.map(ContainerEngine.Ending::code).orElse(listed);
    boolean outOfMemory = ending.isPresent() && ending.get().outOfMemory();
    return Endings.of(code, outOfMemory);
  }

  /// A container that was created and one that runs are first seen apart.
  private static String key(Seen seen) {
    return seen.id() + " " + seen.state();
  }

  @Override
  public void close() {
    health.close();
  }
}
