package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.HookRunner;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries effects out, each on a thread of its own with a deadline, one at a time for each
/// resource. What becomes of an effect comes back as a note; past the deadline it is *unknown*:
/// look, then it is derived again.
final class EffectRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

  /// How long an instance may take to end after it was asked to.
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration LONG_DEADLINE = Duration.ofMinutes(10);

  private final Ports ports;
  private final Consumer<Note> notes;
  private final Refresh refresh;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("effect ", 0).factory());
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("effect deadlines").factory());

  /// Looks again at what an effect has changed, before its note is given.
  interface Refresh {
    void after(Effect effect) throws InterruptedException;
  }

  EffectRunner(Ports ports, Consumer<Note> notes, Refresh refresh) {
    this.ports = ports;
    this.notes = notes;
    this.refresh = refresh;
  }

  /// Resources that an effect works on now.
  Set<String> inFlight() {
    return Set.copyOf(inFlight);
  }

  void run(List<Effect> effects) {
    for (Effect effect : effects) {
      if (inFlight.add(effect.resource())) {
        launch(effect);
      }
    }
  }

  private void launch(Effect effect) {
    AtomicBoolean late = new AtomicBoolean();
    Future<?> running = threads.submit(() -> finish(effect, carryOut(effect, late)));
    var _ =
        deadlines.schedule(
            () -> {
              late.set(true);
              running.cancel(true);
            },
            deadline(effect).toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void finish(Effect effect, Note note) {
    try {
      refresh.after(effect);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.remove(effect.resource());
      notes.accept(note);
    }
  }

  private Note carryOut(Effect effect, AtomicBoolean late) {
    try {
      return switch (effect) {
        case Effect.Start start ->
            new Note.Done(
                start, ports.target().start(start.release(), start.ordinal(), start.occasion()));
        case Effect.Stop stop -> new Note.Done(stop, ports.target().stop(stop.name(), GRACE));
        case Effect.Steer steer -> new Note.Done(steer, ports.router().apply(steer.plan()));
        case Effect.Forget forget -> new Note.Done(forget, ports.router().remove(forget.key()));
        case Effect.RunChecks checks ->
            new Note.Checked(checks, ports.checks().run(checks.checks(), checks.endpoints()));
        case Effect.RunHook hook -> new Note.Hooked(hook, ports.hooks().run(call(hook)));
        case Effect.Resolve resolve -> resolve(resolve);
        case Effect.FindChange find -> find(find);
        case Effect.Query question ->
            new Note.Measured(question, ports.metrics().query(question.query()));
        case Effect.CountAlerts question ->
            new Note.Measured(
                question, ports.metrics().alerts(question.labels(), question.since()));
        case Effect.WriteBack back -> new Note.WroteBack(back, writeBack(back));
      };
    } catch (RuntimeException e) {
      if (!late.get()) {
        LOG.error(
            "effect failed unexpectedly service={} resource={}",
            effect.key(),
            effect.resource(),
            e);
      }
      return unknown(effect, late.get() ? "no answer within " + deadline(effect) : e.toString());
    }
  }

  private static HookRunner.HookCall call(Effect.RunHook hook) {
    return new HookRunner.HookCall(
        hook.hook(), hook.rollout().text(), hook.key(), hook.baseline(), hook.candidate());
  }

  private Note resolve(Effect.Resolve effect) {
    try {
      return new Note.Resolved(
          effect, ports.target().resolve(effect.key(), effect.spec(), effect.version()));
    } catch (UnavailableException e) {
      return new Note.Done(effect, new Outcome.Unavailable(String.valueOf(e.getMessage())));
    }
  }

  private Note find(Effect.FindChange effect) {
    try {
      return new Note.Blamed(
          effect,
          ports.repository().lastChange(effect.path(), effect.since()).orElse(effect.path()));
    } catch (UnavailableException e) {
      return new Note.Done(effect, new Outcome.Unavailable(String.valueOf(e.getMessage())));
    }
  }

  private WriteBackResult writeBack(Effect.WriteBack effect) {
    return ports
        .repository()
        .writeBack(
            new WriteBackOrder(
                effect.key(),
                effect.order().expected(),
                effect.order().restored(),
                effect.order().rollout().text(),
                effect.order().reason()));
  }

  /// The outcome is unknown, not failed.
  private static Note unknown(Effect effect, String reason) {
    return switch (effect) {
      case Effect.RunChecks checks -> new Note.Checked(checks, new CheckResult.Failed(reason));
      case Effect.RunHook hook -> new Note.Hooked(hook, new HookResult.Failed(reason));
      case Effect.WriteBack back ->
          new Note.WroteBack(back, new WriteBackResult.NotWritten(reason, true));
      case Effect.Measure question ->
          new Note.Measured(question, new Metrics.Answer.Unreachable(reason));
      default -> new Note.Done(effect, new Outcome.Unavailable(reason));
    };
  }

  private static Duration deadline(Effect effect) {
    return switch (effect) {
      case Effect.RunChecks _, Effect.RunHook _, Effect.WriteBack _ -> LONG_DEADLINE;
      case Effect.Stop _ -> DEADLINE.plus(GRACE);
      default -> DEADLINE;
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
    deadlines.shutdownNow();
  }
}
