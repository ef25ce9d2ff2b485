package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All environments: one fetcher for Git, one [ReconcileLoop] for each environment that Git speaks
/// of.
public final class Reconciler implements Git, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  /// Hints that come sooner than this after another are followed together.
  private static final Duration HINTS_APART = Duration.ofSeconds(1);

  private final Journal journal;
  private final Targets targets;
  private final ReconcileLoop.Timing timing;
  private final SharedFacts facts;
  private final Watch<DesiredState> git;
  private final ConcurrentSkipListMap<String, ReconcileLoop> loops = new ConcurrentSkipListMap<>();
  private final Housekeeping housekeeping = new Housekeeping(() -> loops().values());
  private volatile boolean closed;

  /// @param poll between two fetches
  public Reconciler(
      Journal journal,
      EnvironmentsRepository repository,
      Targets targets,
      ReconcileLoop.Timing timing,
      Duration poll) {
    this.journal = journal;
    this.targets = targets;
    this.timing = timing;
    this.facts = new SharedFacts(journal, () -> loops().values().forEach(ReconcileLoop::hint));
    this.git =
        new Watch<>(
            "the environments repository",
            new Watch.Rhythm(poll, HINTS_APART),
            repository::fetch,
            this::gitChanged);
    repository.known().ifPresent(git::remember);
  }

  public void start() {
    gitChanged();
    git.start();
    housekeeping.start();
  }

  @Override
  public Seen<DesiredState> desired() {
    return git.seen();
  }

  /// Git may have changed: fetch at once, or a second after the last hint was followed. Any number
  /// of hints before the fetch begins are one; one that comes during a fetch is followed by one
  /// more.
  public void hintGit() {
    git.hint();
  }

  /// When Git last answered.
  public Optional<Duration> gitAge() {
    return git.seen().newest().isPresent() ? Optional.of(git.age()) : Optional.empty();
  }

  /// What became of fetching.
  public Fetches fetches() {
    return new Fetches(git.answers(), git.failures());
  }

  /// @param answered since the start; 0 while only an earlier life's state is known
  /// @param failed since the start
  public record Fetches(long answered, long failed) {}

  public Optional<ReconcileLoop> loop(String environment) {
    return Optional.ofNullable(loops.get(environment));
  }

  public SortedMap<String, ReconcileLoop> loops() {
    return new TreeMap<>(loops);
  }

  public Journal journal() {
    return journal;
  }

  public SharedFacts facts() {
    return facts;
  }

  private synchronized void gitChanged() {
    if (closed) {
      return;
    }
    Map<String, EnvironmentDefinition> rules =
        git.seen().newest().map(DesiredState::rules).orElse(Map.of());
    for (EnvironmentDefinition environment : rules.values()) {
      loops.computeIfAbsent(environment.name(), _ -> launch(environment));
    }
    loops.values().forEach(ReconcileLoop::gitChanged);
  }

  private ReconcileLoop launch(EnvironmentDefinition environment) {
    Optional<Ports> ports = targets.ports(environment.target());
    if (ports.isEmpty()) {
      LOG.error(
          "environment={} names target={}, which the configuration does not have: nothing is done in it",
          environment.name(),
          environment.target());
    }
    ReconcileLoop loop =
        new ReconcileLoop(
            environment.name(),
            journal,
            facts,
            ports.orElseGet(() -> Unconfigured.ports(environment)),
            this,
            timing);
    loop.start();
    return loop;
  }

  @Override
  public synchronized void close() {
    closed = true;
    git.close();
    housekeeping.close();
    loops.values().forEach(ReconcileLoop::close);
  }
}
