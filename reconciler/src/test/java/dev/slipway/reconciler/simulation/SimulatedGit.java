package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Removal;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import dev.slipway.reconciler.repository.memory.MemoryEnvironmentsRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// People's commits, and the reconciler's.
final class SimulatedGit {
  private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

  private record Content(ServiceKey key, Version version, String setting) {}

  private final Agenda agenda;
  private final Cast cast;
  private final Bug bug;
  private final MemoryEnvironmentsRepository repository;
  private final Map<Content, Release> releases = new HashMap<>();

  SimulatedGit(Agenda agenda, Cast cast, Bug bug, Strategy strategy) {
    this.agenda = agenda;
    this.cast = cast;
    this.bug = bug;
    repository =
        new MemoryEnvironmentsRepository(
            Map.of(Cast.ENVIRONMENT, rules(strategy, List.of(), false)), BEGIN);
  }

  Instant now() {
    return BEGIN.plusMillis(agenda.now());
  }

  private static EnvironmentDefinition rules(
      Strategy strategy, List<Freeze> freezes, boolean pauses) {
    return new EnvironmentDefinition(
        Cast.ENVIRONMENT,
        List.of(),
        "simulated",
        Optional.empty(),
        new Approvals(
            0,
            List.of(),
            Optional.empty(),
            false,
            Duration.ofHours(1),
            Approvals.AppliesTo.REQUESTS),
        new Channels(Optional.empty(), Optional.empty()),
        freezes,
        pauses ? EnvironmentDefinition.WhenFrozen.PAUSE : EnvironmentDefinition.WhenFrozen.FINISH,
        List.of(),
        strategy,
        EnvironmentDefinition.CommitBy.PUSH,
        EnvironmentDefinition.WriteBack.COMMIT,
        Removal.OFF,
        new TreeMap<>());
  }

  void freeze(Duration length, boolean pauses) {
    EnvironmentDefinition old = state().rules().get(Cast.ENVIRONMENT);
    repository.rule(
        rules(
            old == null ? cast.strategy() : old.strategy(),
            List.of(new Freeze(now(), now().plus(length), "holidays")),
            pauses),
        "ada",
        now());
  }

  DesiredState state() {
    try {
      return repository.fetch();
    } catch (UnavailableException e) {
      throw new AssertionError("it is always reachable for the harness", e);
    }
  }

  Optional<DesiredService> desired(ServiceKey key) {
    return Optional.ofNullable(state().services(key.environment()).get(key.service()));
  }

  /// Adds a service.
  void add(ServiceKey key, Version version, int replicas, Strategy strategy) {
    EnvironmentDefinition rules = state().rules().get(Cast.ENVIRONMENT);
    if (rules != null) {
      repository.put(
          new DesiredService(
              state().head(),
              new TreeMap<>(Map.of("services/" + key.service() + ".yaml", "blob")),
              rules,
              service(key, ""),
              placement(version, replicas),
              strategy,
              List.of()),
          "ada",
          now());
    }
  }

  void version(ServiceKey key, Version version) {
    desired(key)
        .ifPresent(old -> put(old, old.service(), with(old, version, old.placement().replicas())));
  }

  void replicas(ServiceKey key, int replicas) {
    desired(key)
        .ifPresent(old -> put(old, old.service(), with(old, old.placement().version(), replicas)));
  }

  /// A change in the service's file: other content of the same version.
  void setting(ServiceKey key, String value) {
    desired(key).ifPresent(old -> put(old, service(key, value), old.placement()));
  }

  void strategy(ServiceKey key, Strategy strategy) {
    desired(key)
        .ifPresent(old ->
            repository.put(
                new DesiredService(
                    old.commit(),
                    old.files(),
                    old.environment(),
                    old.service(),
                    old.placement(),
                    strategy,
                    List.of()),
                "ada",
                now()));
  }

  private void put(DesiredService old, ServiceDefinition service, Placement placement) {
    repository.put(
        new DesiredService(
            old.commit(),
            old.files(),
            old.environment(),
            service,
            placement,
            old.strategy(),
            List.of()),
        "ada",
        now());
  }

  private static Placement with(DesiredService old, Version version, int replicas) {
    return new Placement(
        version, Optional.empty(), replicas, old.placement().route(), old.placement().strategy());
  }

  private static Placement placement(Version version, int replicas) {
    return new Placement(
        version,
        Optional.empty(),
        replicas,
        new Route(Optional.of("web.localhost"), OptionalInt.empty()),
        Optional.empty());
  }

  private ServiceDefinition service(ServiceKey key, String setting) {
    TreeMap<String, String> settings = new TreeMap<>(Map.of("SETTING", setting));
    return new ServiceDefinition(
        key.service(),
        Optional.empty(),
        List.of("bin/run"),
        cast.port(key),
        Optional.of(
            new Health("/health", Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, PATIENCE)),
        false,
        Resources.UNLIMITED,
        settings,
        new TreeMap<>(),
        Optional.empty(),
        List.of("web"),
        Hooks.NONE);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /// The release that Git asks for.
  Release wanted(DesiredService desired) {
    ServiceKey key = new ServiceKey(Cast.ENVIRONMENT, desired.service().name());
    Content content =
        new Content(
            key,
            desired.placement().version(),
            String.valueOf(desired.service().settings().get("SETTING")));
    return releases.computeIfAbsent(
        content,
        _ ->
            Release.of(
                key,
                content.version(),
                SimulatedTarget.digest(content.version()),
                RunSpec.of(desired.service()),
                new TreeMap<>()));
  }

  Keys keys(ServiceKey key) {
    return desired(key)
        .map(now -> new Keys(now.placement().version(), now.placement().digest()))
        .orElseThrow();
  }

  WriteBackResult writeBack(WriteBackOrder order) {
    return repository.writeBack(
        bug == Bug.WRITE_BACK_OVERWRITES
            ? new WriteBackOrder(
                order.key(), keys(order.key()), order.restored(), order.rollout(), order.reason())
            : order);
  }

  /// A commit that changes nothing of any service.
  Commit unrelated() {
    return repository.remove(new ServiceKey("elsewhere", "nothing"), "bob", now());
  }
}
