package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Recovery;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.router.Router;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// One environment, pass by pass. Not thread-safe: one writer.
///
/// ```
/// observe   what the pass is given: Git, target, router, results of effects, people's operations
/// decide    for each service that something changed for: ServicePass
/// record    one transaction: changed records, events, pins, proofs     ALWAYS BEFORE
/// act       the effects that the pass returns are carried out by the caller
/// ```
///
/// Properties: when the journal does not confirm the entry, nothing is acted on, and the next pass
/// begins from what the journal then holds, as after a restart: the answer may have been lost, not
/// the entry. Effects are derived from the records as journaled; a service for which nothing
/// changed costs a comparison.
public final class EnvironmentReconciler {
  private final String environment;
  private final Journal journal;
  private final Settings settings;
  private final SortedMap<ServiceKey, ServiceRecord> records = new TreeMap<>();
  private final Map<ServiceKey, ServiceMemory> memories = new HashMap<>();

  private Optional<EnvironmentDefinition> rules = Optional.empty();
  private SortedMap<ServiceKey, ServiceRecord> recordsNow = Collections.emptySortedMap();
  private SortedMap<ServiceKey, Release> wantedNow = Collections.emptySortedMap();

  /// Whether the journal may hold an entry whose answer was lost.
  private boolean unsure;

  /// Present until the services of a restored journal are held.
  private Optional<Instant> recovering = Optional.empty();

  public EnvironmentReconciler(String environment, Journal journal, Settings settings) {
    this.environment = environment;
    this.journal = journal;
    this.settings = settings;
    load();
  }

  private void load() {
    List<ServiceRecord> recorded = journal.load(environment);
    records.clear();
    memories.clear();
    recorded.forEach(record -> records.put(record.key(), record));
    recordsNow = copyOfRecords();
    wantedNow = Collections.emptySortedMap();
    recovering = journal.recovering(environment);
    unsure = false;
  }

  /// What is recorded of each service. The same object until that changes; never changed itself.
  public SortedMap<ServiceKey, ServiceRecord> records() {
    return recordsNow;
  }

  /// What Git wants of each service, as far as it is known what that is. The same object until that
  /// may have changed; never changed itself.
  public SortedMap<ServiceKey, Release> wanted() {
    return wantedNow;
  }

  /// One pass.
  ///
  /// @throws dev.slipway.reconciler.journal.JournalException when it could not be recorded; the
  ///   caller tries again
  public Pass pass(World world) {
    if (unsure) {
      load();
    }
    Draft draft = new Draft();
    Map<ServiceKey, List<Note>> notes = new HashMap<>();
    world
        .notes()
        .forEach(note -> notes.computeIfAbsent(note.key(), _ -> new ArrayList<>()).add(note));
    SortedMap<String, DesiredService> desired =
        world.desired().newest().map(state -> state.services(environment)).orElseGet(TreeMap::new);
    seeRules(world);
    // Once a pass, not once a service: it looks at all records.
    long leftGit = leftGit(world, desired);
    for (ServiceKey key : keys(world, desired, notes)) {
      ServiceInput input = input(key, world, desired, leftGit, notes);
      ServiceMemory memory = memories.getOrDefault(key, ServiceMemory.NONE);
      ServiceRecord record = Optional.ofNullable(records.get(key)).orElseGet(() -> unknown(key));
      if (!input.isQuiet(record, memory)) {
        new ServicePass(input, record, memory, settings, journal, draft).run();
      }
    }
    if (draft.isDurable()) {
      unsure = true;
      journal.record(draft.entry(world.now()));
      unsure = false;
    }
    keep(draft);
    if (recovering.isPresent() && world.desired().newest().isPresent()) {
      journal.held(environment);
      recovering = Optional.empty();
    }
    return new Pass(
        draft.effects.stream()
            .filter(effect -> !world.inFlight().contains(effect.resource()))
            .toList(),
        draft.answers,
        draft.busy,
        draft.again);
  }

  private ServiceRecord unknown(ServiceKey key) {
    ServiceRecord unknown = ServiceRecord.unknown(key);
    return recovering.map(made -> Recovery.of(unknown, made)).orElse(unknown);
  }

  private void keep(Draft draft) {
    if (!draft.records.isEmpty()) {
      records.putAll(draft.records);
      recordsNow = copyOfRecords();
    }
    if (!draft.memories.isEmpty()) {
      memories.putAll(draft.memories);
      wantedNow = copyOfWanted();
    }
  }

  private SortedMap<ServiceKey, ServiceRecord> copyOfRecords() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(records));
  }

  private SortedMap<ServiceKey, Release> copyOfWanted() {
    SortedMap<ServiceKey, Release> wanted = new TreeMap<>();
    memories.forEach(
        (key, memory) -> memory.content().ifPresent(content -> wanted.put(key, content.release())));
    return Collections.unmodifiableSortedMap(wanted);
  }

  /// The rules stay the same object while a commit changes services only: each service's pass
  /// compares them by identity, so that one version bump does not wake them all.
  private void seeRules(World world) {
    Optional<EnvironmentDefinition> now =
        world
            .desired()
            .newest()
            .map(DesiredState::rules)
            .map(all -> all.get(environment))
            .map(EnvironmentDefinition::withoutServices);
    if (!now.equals(rules)) {
      rules = now;
    }
  }

  private Set<ServiceKey> keys(
      World world, SortedMap<String, DesiredService> desired, Map<ServiceKey, List<Note>> notes) {
    Set<ServiceKey> keys = new TreeSet<>(records.keySet());
    desired.keySet().forEach(service -> keys.add(new ServiceKey(environment, service)));
    world.instances().newest().ifPresent(seen -> keys.addAll(seen.keySet()));
    world.routes().newest().ifPresent(seen -> keys.addAll(seen.keySet()));
    keys.addAll(notes.keySet());
    return keys;
  }

  private ServiceInput input(
      ServiceKey key,
      World world,
      SortedMap<String, DesiredService> desired,
      long leftGit,
      Map<ServiceKey, List<Note>> notes) {
    List<Instance> instances =
        world.instances().newest().map(seen -> seen.getOrDefault(key, List.of())).orElse(List.of());
    Optional<Router.Routed> routed = world.routes().newest().map(seen -> seen.get(key));
    return new ServiceInput(
        key,
        world,
        Optional.ofNullable(desired.get(key.service())),
        rules,
        leftGit,
        instances,
        routed,
        notes.getOrDefault(key, List.of()));
  }

  /// How many services that are recorded have left the environment's file.
  private long leftGit(World world, SortedMap<String, DesiredService> desired) {
    if (world.desired().newest().isEmpty()) {
      return 0;
    }
    return records.values().stream()
        .filter(record -> record.serving().isPresent() || record.running().isPresent())
        .filter(record -> !desired.containsKey(record.key().service()))
        .count();
  }
}
