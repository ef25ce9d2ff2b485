package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.router.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The main loop of one environment: one virtual thread, one queue.
///
/// ```
/// repeat
///   wait      until a note, a hint or the pace says so: a hint that arrives during a pass is never lost
///   observe   the newest answers of Git, target, router and secrets, which threads of their own keep asking for
///   decide
///   record    EnvironmentReconciler.pass
///   act       hand the effects to EffectRunner
/// ```
///
/// While a rollout runs it looks a few times a second, else every few seconds. A journal that
/// cannot be written stops all acting until it can; notes heard meanwhile are kept.
public final class ReconcileLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);

  private final String environment;
  private final EnvironmentReconciler reconciler;
  private final Ports ports;
  private final Git git;
  private final SharedFacts facts;
  private final Pace pace;
  private final InstantSource clock;
  private final Watch<Map<ServiceKey, List<Instance>>> instances;
  private final Watch<Map<ServiceKey, Router.Routed>> routes;
  private final Watch<Map<String, Optional<String>>> secrets;
  private final EffectRunner runner;
  private final LinkedBlockingQueue<Message> mailbox = new LinkedBlockingQueue<>();
  private final Map<Long, CompletableFuture<Operation.Answer>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private final Thread thread;
  private volatile SortedMap<ServiceKey, ServiceRecord> published = new TreeMap<>();
  private volatile SortedMap<ServiceKey, Release> wanted = new TreeMap<>();
  private volatile Work work = new Work(0, Duration.ZERO);
  private volatile Optional<String> trouble = Optional.empty();
  private final EffectCounts effects = new EffectCounts();
  private volatile boolean closed;
  private Fingerprints fingerprints = Fingerprints.NONE;

  /// @param busy between looks while a rollout runs
  /// @param idle between looks otherwise
  public record Pace(Duration busy, Duration idle) {
    public static final Pace DEFAULT = new Pace(Duration.ofMillis(250), Duration.ofSeconds(2));
  }

  private sealed interface Message {
    record Heard(Note note) implements Message {}

    record Hint() implements Message {}
  }

  public ReconcileLoop(
      String environment, Journal journal, SharedFacts facts, Ports ports, Git git, Timing timing) {
    this.environment = environment;
    this.ports = ports;
    this.git = git;
    this.facts = facts;
    this.pace = timing.pace();
    this.clock = timing.clock();
    this.reconciler =
        new EnvironmentReconciler(
            environment, new LearningJournal(journal, facts), timing.settings());
    this.published = reconciler.records();
    this.instances =
        new Watch<>("the target of " + environment, pace.idle(), this::askTarget, this::hint);
    this.routes =
        new Watch<>(
            "the router of " + environment,
            pace.idle(),
            () -> ports.router().routes(environment),
            this::hint);
    this.secrets =
        new Watch<>("the secrets of " + environment, pace.idle(), this::askSecrets, this::hint);
    this.runner = new EffectRunner(ports, this::hear, this::refresh);
    this.thread = Thread.ofVirtual().name("reconcile " + environment).unstarted(this::run);
  }

  /// @param clock wall time, for calendars only
  public record Timing(Pace pace, Settings settings, InstantSource clock) {}

  public void start() {
    instances.start();
    routes.start();
    secrets.start();
    thread.start();
  }

  public String environment() {
    return environment;
  }

  /// Look again soon.
  public void hint() {
    mailbox.add(new Message.Hint());
  }

  /// A person's operation; answered by the next pass.
  public CompletableFuture<Operation.Answer> ask(Operation operation) {
    long ticket = tickets.incrementAndGet();
    CompletableFuture<Operation.Answer> answer = new CompletableFuture<>();
    waiting.put(ticket, answer);
    hear(new Note.Asked(ticket, operation));
    return answer;
  }

  /// The records as of the newest pass.
  public SortedMap<ServiceKey, ServiceRecord> records() {
    return published;
  }

  /// What Git wants of each service, as far as it is known what that is.
  public SortedMap<ServiceKey, Release> wanted() {
    return wanted;
  }

  /// How much this loop has done.
  ///
  /// @param spent in passes
  public record Work(long passes, Duration spent) {}

  public Work work() {
    return work;
  }

  /// Notes and hints that no pass has taken in yet.
  public int waiting() {
    return mailbox.size();
  }

  /// What became of effects so far.
  public EffectCounts effects() {
    return effects;
  }

  /// Why nothing is done here now: the journal cannot be written.
  public Optional<String> trouble() {
    return trouble;
  }

  /// What this loop works on.
  public Ports ports() {
    return ports;
  }

  /// What is seen of the target and the router now.
  public Seen<Map<ServiceKey, List<Instance>>> instances() {
    return instances.seen();
  }

  public Seen<Map<ServiceKey, Router.Routed>> routes() {
    return routes.seen();
  }

  private void hear(Note note) {
    effects.count(note);
    mailbox.add(new Message.Heard(note));
  }

  private void run() {
    List<Note> notes = new ArrayList<>();
    Duration rest = Duration.ZERO;
    long last = System.nanoTime();
    while (!closed) {
      try {
        collect(notes, rest);
        long now = System.nanoTime();
        // Also where the pass fails: whether its time was recorded is not known then.
        Duration elapsed = Duration.ofNanos(now - last);
        last = now;
        Pass pass = reconciler.pass(world(elapsed, notes));
        notes.clear();
        published = reconciler.records();
        wanted = reconciler.wanted();
        runner.run(pass.effects());
        pass.answers().forEach(this::answer);
        passed(System.nanoTime() - now);
        rest = follow(pass);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (JournalException e) {
        failed(e);
        rest = pace.idle();
      } catch (RuntimeException e) {
        LOG.error("a pass of environment={} failed; trying again", environment, e);
        rest = pace.idle();
      }
    }
  }

  /// Said once, not with every attempt.
  private void failed(JournalException e) {
    if (trouble.isEmpty()) {
      LOG.error(
          "nothing is done in environment={} until the journal works: {}",
          environment,
          e.getMessage());
    }
    trouble = Optional.of(String.valueOf(e.getMessage()));
  }

  private void passed(long nanos) {
    if (trouble.isPresent()) {
      LOG.info("the journal works again: going on in environment={}", environment);
      trouble = Optional.empty();
    }
    work = new Work(work.passes() + 1, work.spent().plusNanos(nanos));
  }

  private Duration follow(Pass pass) {
    Duration next = pass.busy() ? pace.busy() : pace.idle();
    instances.pace(next);
    routes.pace(next);
    return pass.again() ? Duration.ZERO : next;
  }

  /// Everything that has come; where nothing has, waits.
  private void collect(List<Note> notes, Duration rest) throws InterruptedException {
    Message first = mailbox.poll(rest.toNanos(), TimeUnit.NANOSECONDS);
    List<Message> messages = new ArrayList<>();
    if (first != null) {
      messages.add(first);
    }
    mailbox.drainTo(messages);
    for (Message message : messages) {
      if (message instanceof Message.Heard(Note note)) {
        notes.add(note);
      }
    }
  }

  private World world(Duration elapsed, List<Note> notes) {
    return new World(
        clock.instant(),
        elapsed,
        git.desired(),
        instances.seen(),
        routes.seen(),
        fingerprints(),
        facts.pins(),
        facts.proofs(),
        hash -> ports.target().describe(environment, hash),
        runner.inFlight(),
        notes);
  }

  /// The same object while nothing changed: passes compare it by identity.
  private Fingerprints fingerprints() {
    Seen<Map<String, Optional<String>>> seen = secrets.seen();
    Fingerprints now = new Fingerprints(seen.newest().orElse(Map.of()), seen.down());
    if (!now.equals(fingerprints)) {
      fingerprints = now;
    }
    return fingerprints;
  }

  private Map<ServiceKey, List<Instance>> askTarget() throws UnavailableException {
    Map<ServiceKey, List<Instance>> byService = new HashMap<>();
    for (Instance instance : ports.target().instances(environment)) {
      byService.computeIfAbsent(instance.key(), _ -> new ArrayList<>()).add(instance);
    }
    byService.values().forEach(list -> list.sort(java.util.Comparator.comparing(Instance::name)));
    return byService;
  }

  private Map<String, Optional<String>> askSecrets() throws UnavailableException {
    Map<String, Optional<String>> known = new HashMap<>();
    SortedMap<String, DesiredService> services =
        git.desired().newest().map(state -> state.services(environment)).orElseGet(TreeMap::new);
    for (DesiredService service : services.values()) {
      for (String name : service.service().secrets().values()) {
        if (!known.containsKey(name)) {
          known.put(name, ports.secrets().fingerprint(environment, name));
        }
      }
    }
    return known;
  }

  /// Git has spoken: secrets may be wanted that were not asked for before.
  public void gitChanged() {
    secrets.hint();
    hint();
  }

  private void refresh(Effect effect) throws InterruptedException {
    switch (effect) {
      case Effect.Start _, Effect.Stop _ -> instances.refresh();
      case Effect.Steer _, Effect.Forget _ -> routes.refresh();
      default -> {}
    }
  }

  private void answer(long ticket, Operation.Answer answer) {
    CompletableFuture<Operation.Answer> future = waiting.remove(ticket);
    if (future != null) {
      future.complete(answer);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    instances.close();
    routes.close();
    secrets.close();
    runner.close();
  }
}
