package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Removal;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.router.Router.Routed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One service, `production/web`, pass by pass.
final class OnePass {
  static final ServiceKey KEY = new ServiceKey("production", "web");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Commit COMMIT = new Commit("c0ffee", "ada", "Ship it", NOW);
  private static final Route ROUTE = new Route(Optional.of("web.localhost"), OptionalInt.empty());
  private static final Strategy STRATEGY = Emergency.strategy();
  private static final EnvironmentDefinition RULES =
      new EnvironmentDefinition(
          "production",
          List.of(),
          "local",
          Optional.empty(),
          new Approvals(
              0,
              List.of(),
              Optional.empty(),
              false,
              Duration.ofHours(1),
              Approvals.AppliesTo.REQUESTS),
          new Channels(Optional.empty(), Optional.empty()),
          List.of(),
          EnvironmentDefinition.WhenFrozen.FINISH,
          List.of(),
          STRATEGY,
          EnvironmentDefinition.CommitBy.PUSH,
          EnvironmentDefinition.WriteBack.COMMIT,
          Removal.OFF,
          new TreeMap<>());
  private static final ServiceDefinition WEB =
      new ServiceDefinition(
          "web",
          Optional.empty(),
          List.of("bin/web"),
          OptionalInt.of(3000),
          Optional.empty(),
          false,
          Resources.UNLIMITED,
          new TreeMap<>(),
          new TreeMap<>(),
          Optional.empty(),
          List.of(),
          Hooks.NONE);

  final ForgetfulJournal journal = new ForgetfulJournal();
  Seen<Map<ServiceKey, List<Instance>>> instances = Seen.of(Map.of());
  Seen<Map<ServiceKey, Routed>> routes = Seen.of(Map.of());
  private Optional<EnvironmentReconciler> reconciler = Optional.empty();
  private Seen<DesiredState> desired = Seen.notYet();
  private int passes;

  Pass pass(Note... notes) {
    passes++;
    EnvironmentReconciler living =
        reconciler.orElseGet(
            () -> new EnvironmentReconciler("production", journal, Settings.DEFAULT));
    reconciler = Optional.of(living);
    return living.pass(
        new World(
            NOW.plusSeconds(passes),
            Duration.ofSeconds(1),
            desired,
            instances,
            routes,
            Fingerprints.NONE,
            Map.of(),
            Map.of(),
            _ -> Optional.of(release("1.0.0")),
            Set.of(),
            List.of(notes)));
  }

  ServiceRecord record() {
    return Objects.requireNonNull(reconciler.orElseThrow().records().get(KEY));
  }

  /// Git asks for one instance of a version.
  void git(String version) {
    Placement placement =
        new Placement(
            new Version(version), Optional.of(digest(version)), 1, ROUTE, Optional.empty());
    DesiredService service =
        new DesiredService(COMMIT, new TreeMap<>(), RULES, WEB, placement, STRATEGY, List.of());
    state(new TreeMap<>(Map.of("web", service)));
  }

  void leaveGit() {
    state(new TreeMap<>());
  }

  private void state(SortedMap<String, DesiredService> services) {
    desired =
        Seen.of(
            new DesiredState(
                COMMIT,
                new TreeMap<>(Map.of("production", services)),
                Map.of("production", RULES),
                List.of()));
  }

  /// It is recorded, seen and routed as what serves.
  void serve(Instance instance) {
    Release release = release("1.0.0");
    Serving serving =
        new Serving(
            release,
            new Keys(release.version(), Optional.of(release.digest())),
            COMMIT.id(),
            true,
            NOW);
    ServiceRecord record =
        ServiceRecord.unknown(KEY)
            .edit()
            .serving(Optional.of(serving))
            .route(Optional.of(routed(instance).plan()))
            .done()
            .withVersion(1);
    journal.record(
        new Journal.Entry(
            NOW, List.of(record), List.of(), List.of(), Map.of(), Map.of(), Map.of()));
    instances = Seen.of(Map.of(KEY, List.of(instance)));
    routes = Seen.of(Map.of(KEY, routed(instance)));
  }

  Release release(String version) {
    return Release.of(KEY, new Version(version), digest(version), RunSpec.of(WEB), new TreeMap<>());
  }

  private static Digest digest(String version) {
    return new Digest("sha256:" + version.substring(0, 1).repeat(64));
  }

  Instance instance(String version) {
    Release release = release(version);
    return new Instance(
        InstanceName.of(KEY, release.hash(), 0),
        KEY,
        release.hash(),
        0,
        new Condition.Healthy(),
        Optional.of(new Endpoint("127.0.0.1", 4000)),
        1);
  }

  Routed routed(Instance instance) {
    return new Routed(
        new RoutePlan(
            KEY,
            7,
            ROUTE,
            new Pool(instance.release(), instance.endpoint().stream().toList()),
            Optional.empty(),
            false),
        Map.of());
  }
}
