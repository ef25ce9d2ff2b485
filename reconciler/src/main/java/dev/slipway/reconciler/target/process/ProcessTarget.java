package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Resources;
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
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.instances.InstanceLocks;
import dev.slipway.reconciler.target.instances.RefusedException;
import dev.slipway.reconciler.target.probe.HealthProber;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs releases as processes of this machine, which go on when the reconciler ends.
///
/// How a start is made so that no crash leads to a second process:
///
/// 1. The artifact is copied by digest, unless it is there (see [ReleaseStore]).
/// 2. The next run's number is recorded, durably, before anything is started.
/// 3. A supervisor claims that number by a hard link, then starts the process (`supervise.sh`).
/// 4. A reconciler that finds a recorded run unclaimed claims it itself: it will never be started.
///
/// Properties kept: at most one process per run, at most one run per instance; a process is
/// signalled only if its start time, or the marks in its environment, say that it is ours; nothing
/// is run that lies outside of the folder of artifacts, but for programs that the service file
/// names by a name alone or by an absolute path.
public final class ProcessTarget implements Target, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessTarget.class);
  private static final String HOST = "127.0.0.1";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,200}");
  private static final Duration TIDY_LOGS_EVERY = Duration.ofSeconds(5);

  /// How long a service that cannot be asked for its health must run to be healthy.
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private final ProcessTargetSettings settings;
  private final StateFolder state;
  private final InstantSource clock;
  private final ReleaseStore releases;
  private final Launcher launcher;
  private final Surroundings surroundings;
  private final FreePorts ports;
  private final LogFiles logs;
  private final HealthProber prober = new HealthProber();
  private final InstanceLocks locks = new InstanceLocks();
  private final Map<InstanceName, Supervised> instances = new ConcurrentHashMap<>();

  /// Read: an artifact is being taken into use. Write: unused ones are being deleted.
  private final ReadWriteLock collecting = new ReentrantReadWriteLock();

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("process-logs").factory());

  private ProcessTarget(
      ProcessTargetSettings settings, StateFolder state, Secrets secrets, InstantSource clock)
      throws IOException {
    Map<String, String> own = System.getenv();
    this.settings = settings;
    this.state = state;
    this.clock = clock;
    this.releases = new ReleaseStore(settings.artifacts(), state.releases(), clock);
    this.launcher = Launcher.install(state.script(), own.getOrDefault("PATH", "/usr/bin:/bin"));
    this.surroundings = new Surroundings(secrets, state.id(), own);
    this.ports = new FreePorts(settings.ports(), state.id().hashCode());
    this.logs = new LogFiles(state.logs(), settings.logs());
  }

  /// Takes the state folder into possession, and adopts what runs.
  ///
  /// @throws IOException with one line for people: another reconciler owns the folder, it cannot be
  ///   written, something in it is damaged
  public static ProcessTarget open(
      ProcessTargetSettings settings, Secrets secrets, InstantSource clock) throws IOException {
    StateFolder state = StateFolder.open(settings.state(), settings.name());
    try {
      ProcessTarget target = new ProcessTarget(settings, state, secrets, clock);
      target.adopt();
      long pause = TIDY_LOGS_EVERY.toMillis();
      var _ =
          target.timer.scheduleWithFixedDelay(
              target::tidyLogs, pause, pause, TimeUnit.MILLISECONDS);
      return target;
    } catch (IOException failure) {
      state.close();
      throw failure;
    }
  }

  @Override
  public List<Instance> instances(String environment) throws UnavailableException {
    List<Instance> found = new ArrayList<>();
    try {
      for (Supervised supervised : instances.values()) {
        if (supervised.starts() > 0
            && supervised.record().key().environment().equals(environment)) {
          found.add(supervised.instance(condition(supervised)));
        }
      }
    } catch (IOException failure) {
      throw new UnavailableException(said("look", failure), failure);
    }
    found.sort(Comparator.comparing(Instance::name));
    return found;
  }

  @Override
  public Artifact resolve(ServiceKey key, RunSpec spec, Version version)
      throws UnavailableException {
    try {
      return new Artifact.Found(releases.resolve(key.service(), version));
    } catch (RefusedException missing) {
      return new Artifact.NotFound(missing.reason());
    } catch (IOException failure) {
      throw new UnavailableException(said("read artifacts", failure), failure);
    }
  }

  @Override
  public List<Version> versions(String service, RunSpec spec) throws UnavailableException {
    try {
      return releases.versions(service);
    } catch (IOException failure) {
      throw new UnavailableException(said("list artifacts", failure), failure);
    }
  }

  /// The artifact is taken from the copy by digest where there is one: an instance of a baseline is
  /// started again as it was, whatever became of the folder that its version was put in.
  @Override
  public Outcome start(Release release, int ordinal, Occasion occasion) {
    InstanceName name = InstanceName.of(release.key(), release.hash(), ordinal);
    return locks.holding(
        name, () -> attempt("start " + name, () -> startOnce(release, ordinal, name)));
  }

  @Override
  public Optional<Release> describe(String environment, ReleaseHash hash) {
    return instances.values().stream()
        .map(supervised -> supervised.record().release())
        .filter(release -> release.hash().equals(hash))
        .filter(release -> release.key().environment().equals(environment))
        .findFirst();
  }

  @Override
  public Outcome stop(InstanceName name, Duration grace) {
    return locks.holding(name, () -> attempt("stop " + name, () -> stopOnce(name, grace)));
  }

  @Override
  public int collect(Set<Digest> keep) throws UnavailableException {
    collecting.writeLock().lock();
    try {
      Set<Digest> used = new HashSet<>(keep);
      instances.values().forEach(supervised -> used.add(supervised.record().release().digest()));
      return releases.collect(used);
    } catch (IOException failure) {
      throw new UnavailableException(said("delete unused artifacts", failure), failure);
    } finally {
      collecting.writeLock().unlock();
    }
  }

  /// Where an instance's output goes; older parts beside it end in `.1`, `.2` and so on.
  public Path log(InstanceName name) {
    return logs.of(name);
  }

  /// Lets go of the state folder. Instances go on.
  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    prober.close();
    state.close();
  }

  private void adopt() throws IOException {
    for (InstanceRecord record : InstanceFolder.records(state.instances())) {
      InstanceFolder folder = InstanceFolder.of(state.instances(), record.name());
      Supervised supervised = Supervised.adopt(record, folder);
      instances.put(record.name(), supervised);
      if (supervised.look().isEmpty()) {
        watch(supervised, folder.wasHealthy(record.run()));
      }
    }
  }

  private Outcome startOnce(Release release, int ordinal, InstanceName name)
      throws IOException, RefusedException, UnavailableException {
    requireAllowed(release, name);
    Optional<Supervised> before = Optional.ofNullable(instances.get(name));
    if (before.isPresent() && before.get().look().isEmpty()) {
      return new Outcome.Done();
    }
    collecting.readLock().lock();
    try {
      Path artifact = releases.take(release.key().service(), release.version(), release.digest());
      return startFrom(artifact, release, ordinal, before);
    } finally {
      collecting.readLock().unlock();
    }
  }

  private Outcome startFrom(
      Path artifact, Release release, int ordinal, Optional<Supervised> before)
      throws IOException, RefusedException, UnavailableException {
    InstanceName name = InstanceName.of(release.key(), release.hash(), ordinal);
    Optional<Endpoint> endpoint =
        release.spec().port().isPresent()
            ? Optional.of(new Endpoint(HOST, ports.find(portsTaken())))
            : Optional.empty();
    List<String> command = Surroundings.command(release, endpoint, artifact, launcher);
    Map<String, String> environment = surroundings.environment(release, name, endpoint);
    if (before.isPresent() && !before.get().ending(marks(name)).end(Duration.ZERO)) {
      return new Outcome.Unavailable("what an earlier run of " + name + " left does not end");
    }
    InstanceRecord record =
        new InstanceRecord(
            release,
            ordinal,
            endpoint,
            clock.instant(),
            before.map(earlier -> earlier.record().run()).orElse(0) + 1,
            before.map(Supervised::starts).orElse(0));
    InstanceFolder folder = InstanceFolder.of(state.instances(), name);
    folder.record(record);
    Launcher.Order order =
        new Launcher.Order(folder.run(record.run()), logs.of(name), artifact, command, environment);
    return launch(order, record, folder);
  }

  /// The run is recorded: whatever happens now, it is either claimed or given up for good.
  private Outcome launch(Launcher.Order order, InstanceRecord record, InstanceFolder folder)
      throws IOException {
    Outcome outcome = new Outcome.Done();
    try {
      launcher.start(order);
    } catch (IOException failure) {
      outcome = new Outcome.Unavailable(said("start " + record.name(), failure));
    }
    Supervised supervised = Supervised.adopt(record, folder);
    instances.put(record.name(), supervised);
    if (outcome instanceof Outcome.Done) {
      folder.tidy(record.run());
      watch(supervised, false);
    }
    return outcome;
  }

  private Outcome stopOnce(InstanceName name, Duration grace) throws IOException {
    Supervised supervised = instances.get(name);
    if (supervised == null) {
      return new Outcome.Done();
    }
    if (!supervised.ending(marks(name)).end(grace)) {
      return new Outcome.Unavailable(name + " does not end, not even killed");
    }
    prober.forget(name);
    supervised.folder().delete();
    instances.remove(name);
    return new Outcome.Done();
  }

  private Condition condition(Supervised supervised) throws IOException {
    InstanceRecord record = supervised.record();
    Optional<Condition.Exited> ended = supervised.look();
    if (ended.isPresent()) {
      prober.forget(record.name());
      return ended.get();
    }
    if (record.health().isPresent() && record.endpoint().isPresent()) {
      return prober.condition(record.name());
    }
    return record.startedAt().plus(SETTLED).isAfter(clock.instant())
        ? new Condition.Starting()
        : new Condition.Healthy();
  }

  private void watch(Supervised supervised, boolean wasHealthy) {
    InstanceRecord record = supervised.record();
    if (record.health().isEmpty() || record.endpoint().isEmpty()) {
      return;
    }
    Duration age = Duration.between(record.startedAt(), clock.instant());
    prober.watch(
        new HealthProber.Watch(
            record.name(),
            record.endpoint().get(),
            record.health().get(),
            age.isNegative() ? Duration.ZERO : age,
            wasHealthy,
            () -> markHealthy(supervised)));
  }

  private void markHealthy(Supervised supervised) {
    try {
      supervised.folder().markHealthy(supervised.record().run());
    } catch (IOException failure) {
      LOG.warn("target={} {}", settings.name(), said("note that it is healthy", failure));
    }
  }

  private void requireAllowed(Release release, InstanceName name) throws RefusedException {
    if (!SAFE.matcher(name.text()).matches()) {
      throw new RefusedException(name + " is not a name for a folder");
    }
    Supervised present = instances.get(name);
    if (present != null && !present.record().key().equals(release.key())) {
      throw new RefusedException(name + " is taken by " + present.record().key());
    }
    if (settings.resourceLimits() == ResourceLimits.REFUSE
        && !release.spec().resources().equals(Resources.UNLIMITED)) {
      throw new RefusedException(
          "target "
              + settings.name()
              + " cannot keep limits of memory or processors: leave `resources` out of "
              + release.key().service()
              + ", or let the target's configuration say `resources: ignore`");
    }
  }

  private Set<Integer> portsTaken() {
    Set<Integer> taken = new HashSet<>();
    instances
        .values()
        .forEach(
            supervised -> supervised.record().endpoint().ifPresent(at -> taken.add(at.port())));
    return taken;
  }

  private List<String> marks(InstanceName name) {
    return surroundings.marks(name);
  }

  private void tidyLogs() {
    try {
      logs.tidy(Set.copyOf(instances.keySet()), clock.instant());
    } catch (NoSuchFileException stopped) {
      LOG.debug("target={} a log went while it was looked at", settings.name());
    } catch (DirectoryIteratorException failure) {
      LOG.warn("target={} cannot list logs: {}", settings.name(), failure.getMessage());
    } catch (IOException failure) {
      LOG.warn("target={} {}", settings.name(), said("rotate logs", failure));
    }
  }

  private String said(String what, IOException failure) {
    return "target " + settings.name() + " cannot " + what + ": " + Causes.describe(failure);
  }

  private interface Order {
    Outcome give() throws IOException, RefusedException, UnavailableException;
  }

  private Outcome attempt(String what, Order order) {
    try {
      return order.give();
    } catch (RefusedException refused) {
      return new Outcome.Refused(refused.reason());
    } catch (UnavailableException unavailable) {
      return new Outcome.Unavailable(String.valueOf(unavailable.getMessage()));
    } catch (IOException failure) {
      return new Outcome.Unavailable(said(what, failure));
    }
  }
}
