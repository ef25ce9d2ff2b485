package dev.slipway.reconciler.conformance;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.memory.MemoryJournal;
import dev.slipway.reconciler.loop.EnvironmentReconciler;
import dev.slipway.reconciler.loop.Fingerprints;
import dev.slipway.reconciler.loop.Note;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.loop.Pass;
import dev.slipway.reconciler.loop.Seen;
import dev.slipway.reconciler.loop.Settings;
import dev.slipway.reconciler.loop.World;
import dev.slipway.reconciler.metrics.memory.MemoryMetrics;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.repository.memory.MemoryEnvironmentsRepository;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.memory.MemoryRouter;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// One machine in virtual time: each second, every environment makes one pass, its effects are
/// carried out at once, and the users send their requests.
final class Town {
  static final Duration SECOND = Duration.ofSeconds(1);

  /// More than any rollout of a [Plot] needs.
  private static final int PATIENCE = 600;

  private static final Settings SETTINGS =
      new Settings(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(2));

  final MemoryTarget target = new MemoryTarget();
  final MemoryRouter router = new MemoryRouter();
  final MemoryMetrics metrics = new MemoryMetrics();
  final MemoryEnvironmentsRepository repository;
  final Hands hands;
  final Crowd crowd;
  MemoryJournal journal = new MemoryJournal("first");
  Instant now = Instant.parse("2026-11-02T09:00:00Z");

  private final Map<String, EnvironmentReconciler> reconcilers = new TreeMap<>();
  private final Map<String, Optional<String>> fingerprints = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<Long, Operation.Answer> answers = new HashMap<>();
  private final List<Integer> weights = new ArrayList<>();
  private Seen<DesiredState> desired = Seen.notYet();
  private final Map<String, Seen<Map<ServiceKey, List<Instance>>>> instances = new HashMap<>();
  private final Map<String, Seen<Map<ServiceKey, Router.Routed>>> routes = new HashMap<>();
  private long tickets;

  Town(Plot... plots) {
    Map<String, dev.slipway.environments.language.EnvironmentDefinition> rules = new TreeMap<>();
    for (Plot plot : plots) {
      rules.put(plot.key.environment(), plot.environment());
    }
    repository = new MemoryEnvironmentsRepository(rules, now);
    hands = new Hands(target, router, repository, metrics);
    crowd = new Crowd(target, router);
    rules.keySet().forEach(name -> reconcilers.put(name, reconciler(name)));
  }

  /// A town in which version 1.0.0 of the plot's service serves and is proven.
  static Town proven(Plot plot) {
    Town town = new Town(plot);
    town.push(plot.version("1.0.0"));
    town.settle();
    town.hands.forget();
    town.weights.clear();
    return town;
  }

  private EnvironmentReconciler reconciler(String environment) {
    return new EnvironmentReconciler(environment, journal, SETTINGS);
  }

  /// Somebody merges what a plot says; its artifact is there.
  Commit push(Plot plot) {
    Version version = plot.desired().placement().version();
    target.register(plot.key.service(), version, digest(version.text()));
    return merge(plot);
  }

  /// The same without an artifact.
  Commit merge(Plot plot) {
    repository.rule(plot.environment(), "Ada <ada@example.com>", now);
    return repository.put(plot.desired(), "Ada <ada@example.com>", now);
  }

  static Digest digest(String version) {
    byte[] name = version.getBytes(StandardCharsets.UTF_8);
    String hex = HexFormat.of().formatHex(name);
    return new Digest("sha256:" + (hex + "0".repeat(64)).substring(0, 64));
  }

  void secret(String name, String fingerprint) {
    fingerprints.put(name, Optional.of(fingerprint));
  }

  /// kill -9 and a start: only what is journaled is known.
  void restart() {
    reconcilers.replaceAll((name, _) -> reconciler(name));
    notes.clear();
    desired = Seen.notYet();
    instances.clear();
    routes.clear();
  }

  /// The journal is gone.
  void loseJournal() {
    journal = new MemoryJournal("second");
    restart();
  }

  /// A backup of the journal is put in its place.
  void restore(MemoryJournal backup, Instant made) {
    journal = backup.restored("restored", made, now);
    restart();
  }

  /// One second.
  void pass() {
    now = now.plus(SECOND);
    observeGit();
    reconcilers.forEach(this::pass);
    services().forEach(crowd::second);
  }

  void pass(int times) {
    for (int i = 0; i < times; i++) {
      pass();
    }
  }

  /// Passes until it is so.
  void until(BooleanSupplier condition) {
    for (int i = 0; i < PATIENCE; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      pass();
    }
    throw new AssertionError("not so within " + PATIENCE + " s; events: " + everything());
  }

  /// Passes until nothing is being rolled out any more, and a while longer.
  void settle() {
    pass(3);
    until(() -> records().stream().noneMatch(record -> record.running().isPresent()));
    pass(6);
  }

  private void observeGit() {
    try {
      desired = Seen.of(repository.fetch());
    } catch (UnavailableException e) {
      desired = desired.butDown(String.valueOf(e.getMessage()));
    }
  }

  private void pass(String environment, EnvironmentReconciler reconciler) {
    look(environment);
    List<Note> heard =
        notes.stream().filter(note -> note.key().environment().equals(environment)).toList();
    notes.removeAll(heard);
    Pass pass =
        reconciler.pass(
            new World(
                now,
                SECOND,
                desired,
                Objects.requireNonNull(instances.get(environment)),
                Objects.requireNonNull(routes.get(environment)),
                new Fingerprints(fingerprints, Optional.empty()),
                journal.pins(),
                journal.proofs(),
                hash -> target.describe(environment, hash),
                Set.of(),
                heard));
    answers.putAll(pass.answers());
    for (Effect effect : pass.effects()) {
      notes.add(hands.carryOut(effect));
    }
    services().stream()
        .filter(key -> key.environment().equals(environment))
        .forEach(this::noteWeight);
  }

  private void look(String environment) {
    Seen<Map<ServiceKey, List<Instance>>> before =
        instances.getOrDefault(environment, Seen.notYet());
    try {
      Map<ServiceKey, List<Instance>> found = new TreeMap<>();
      for (Instance instance : target.instances(environment)) {
        found.computeIfAbsent(instance.key(), _ -> new ArrayList<>()).add(instance);
      }
      instances.put(environment, Seen.of(found));
    } catch (UnavailableException e) {
      instances.put(environment, before.butDown(String.valueOf(e.getMessage())));
    }
    Seen<Map<ServiceKey, Router.Routed>> known = routes.getOrDefault(environment, Seen.notYet());
    try {
      routes.put(environment, Seen.of(router.routes(environment)));
    } catch (UnavailableException e) {
      routes.put(environment, known.butDown(String.valueOf(e.getMessage())));
    }
  }

  private void noteWeight(ServiceKey key) {
    int weight = weight(key);
    if (weights.isEmpty() || weights.getLast() != weight) {
      weights.add(weight);
    }
  }

  /// The candidate's shares that were in force, in order, each once.
  List<Integer> weights() {
    return List.copyOf(weights);
  }

  /// A person asks; answered by the pass that this makes.
  Operation.Answer ask(Operation.Kind kind, ServiceKey key) {
    return ask(kind, key, Optional.empty());
  }

  Operation.Answer ask(Operation.Kind kind, ServiceKey key, Optional<ReleaseHash> hash) {
    return askAs("ada", kind, key, hash);
  }

  Operation.Answer askAs(
      String actor, Operation.Kind kind, ServiceKey key, Optional<ReleaseHash> hash) {
    long ticket = ++tickets;
    notes.add(
        new Note.Asked(
            ticket,
            new Operation(
                kind,
                key,
                Optional.empty(),
                OptionalLong.empty(),
                hash,
                actor,
                "because",
                Optional.empty())));
    pass();
    return Objects.requireNonNull(answers.get(ticket));
  }

  List<ServiceRecord> records() {
    return reconcilers.values().stream()
        .flatMap(reconciler -> reconciler.records().values().stream())
        .toList();
  }

  private List<ServiceKey> services() {
    return records().stream().map(ServiceRecord::key).toList();
  }

  ServiceRecord record(ServiceKey key) {
    return Objects.requireNonNull(
        Objects.requireNonNull(reconcilers.get(key.environment())).records().get(key));
  }

  /// What Git wants.
  Release wanted(ServiceKey key) {
    return Objects.requireNonNull(
        Objects.requireNonNull(reconcilers.get(key.environment())).wanted().get(key));
  }

  /// What serves.
  Release serving(ServiceKey key) {
    return record(key).serving().orElseThrow().release();
  }

  Release candidate(ServiceKey key) {
    return record(key).running().orElseThrow().rollout().candidate();
  }

  Optional<RolloutState.Active> state(ServiceKey key) {
    return record(key).running().map(running -> running.state());
  }

  boolean isHolding(ServiceKey key, int step) {
    return state(key).orElse(null) instanceof RolloutState.Holding holding
        && holding.step() == step;
  }

  boolean isWatching(ServiceKey key) {
    return state(key).orElse(null) instanceof RolloutState.Watching;
  }

  List<Block.Kind> blocks(ServiceKey key) {
    return record(key).blocks().stream().map(Block::kind).toList();
  }

  /// The candidate's share as the router has it; 0 where one release has all.
  int weight(ServiceKey key) {
    return plan(key).flatMap(RoutePlan::split).map(split -> split.weight().percent()).orElse(0);
  }

  Optional<RoutePlan> plan(ServiceKey key) {
    try {
      return Optional.ofNullable(router.routes(key.environment()).get(key))
          .map(Router.Routed::plan);
    } catch (UnavailableException _) {
      return Optional.empty();
    }
  }

  /// Instances of a release that are there.
  List<Instance> instances(Release release) {
    return target.all().stream()
        .filter(instance -> instance.release().equals(release.hash()))
        .filter(instance -> instance.key().equals(release.key()))
        .toList();
  }

  long healthy(Release release) {
    return instances(release).stream().filter(Instance::isHealthy).count();
  }

  List<ServiceEvent> everything() {
    return journal.events(0, 1_000).stream().map(Journal.Recorded::event).toList();
  }

  <T extends ServiceEvent> List<T> events(Class<T> kind) {
    return everything().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends RolloutEvent> List<T> rolled(Class<T> kind) {
    return events(ServiceEvent.Rolled.class).stream()
        .map(ServiceEvent.Rolled::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /// How the rollouts ended, in order.
  List<RolloutState.Ended> ends() {
    return rolled(RolloutEvent.Ended.class).stream().map(RolloutEvent.Ended::state).toList();
  }
}
