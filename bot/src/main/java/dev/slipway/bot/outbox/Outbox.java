package dev.slipway.bot.outbox;

import dev.slipway.bot.slack.Slack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what is on its way. Level-triggered: each look reads what waits, runs what may be run now,
/// and knows when to look again; a restart or a lost wake-up costs nothing.
///
/// Waiting is ordered by [Pacing], carrying out is [Courier]'s. Of each lane one errand is under
/// way at a time, so a card's edits are in order, and so are its lines.
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration WHISPERS_LAST = Duration.ofMinutes(30);

  /// What comes meanwhile is seen together by the next look.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private static final Duration LOOK_AT_LEAST = Duration.ofSeconds(30);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Comparator<Errand> MOST_URGENT_FIRST =
      Comparator.comparing(Errand::priority).thenComparing(Errand::recorded);

  private final OutboxStore store;
  private final InstantSource clock;
  private final DeliveryListener listener;
  private final Courier courier;
  private final Executor executor;
  private final Pacing pacing;
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore bell = new Semaphore(0);
  private final Set<String> underWay = new HashSet<>();
  private volatile boolean closed; // written under the lock

  Outbox(
      OutboxStore store,
      Slack slack,
      InstantSource clock,
      DeliveryListener listener,
      Executor executor) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.courier = new Courier(store, slack, clock);
    this.executor = executor;
    this.pacing = new Pacing(() -> ThreadLocalRandom.current().nextDouble());
  }

  /// Starts to say what waits, on threads of its own. Looking is work for the processor, so it has
  /// a platform thread: a virtual one would keep what waits for Slack or for the disk from running.
  public static Outbox start(
      OutboxStore store, Slack slack, InstantSource clock, DeliveryListener listener) {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());
    Outbox outbox = new Outbox(store, slack, clock, listener, threads);
    Thread.ofPlatform().daemon().name("outbox").start(outbox::lookUntilClosed);
    return outbox;
  }

  /// To be called after something was recorded. Returns at once.
  public void wake() {
    bell.release();
  }

  /// A person deleted a message: where it is a card of ours, it is posted anew, once.
  ///
  /// @return whether it is a card of ours
  public boolean deleted(String channel, String ts) {
    boolean ours = store.deleted(channel, ts);
    wake();
    return ours;
  }

  private void lookUntilClosed() {
    try {
      while (!closed) {
        bell.drainPermits();
        Duration wait = lookAndSayHowLongToWait();
        var _ = bell.tryAcquire(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration lookAndSayHowLongToWait() {
    try {
      Duration wait =
          look().map(next -> Duration.between(clock.instant(), next)).orElse(LOOK_AT_LEAST);
      return wait.compareTo(LOOK_AT_LEAST) < 0 ? wait : LOOK_AT_LEAST;
    } catch (RuntimeException e) {
      LOG.error("cannot read the outbox", e);
      return AFTER_TROUBLE;
    }
  }

  /// Runs what may be run now.
  ///
  /// @return when the next may be run; empty when nothing waits that is not under way
  Optional<Instant> look() {
    lock.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      // Read under the lock: what was under way is either noted or still known to be under way.
      List<Errand> errands = store.errands().stream().sorted(MOST_URGENT_FIRST).toList();
      Optional<Instant> next = Optional.empty();
      for (Errand errand : errands) {
        if (underWay.contains(errand.lane())) {
          continue;
        }
        Instant due = begin(errand, now);
        if (due.isAfter(now) && next.filter(other -> other.isBefore(due)).isEmpty()) {
          next = Optional.of(due);
        }
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /// @return when it was begun, or may be
  private Instant begin(Errand errand, Instant now) {
    if (errand instanceof Errand.Whisper whisper
        && whisper.recorded().plus(WHISPERS_LAST).isBefore(now)) {
      LOG.warn("expired errand={}", errand.lane());
      store.note(errand, new Result.Expired());
      pacing.abandoned(errand);
      return now;
    }
    Instant due = pacing.earliest(errand, now);
    if (due.isAfter(now)) {
      return due;
    }
    if (underWay.size() >= pacing.concurrency()) {
      return now; // whoever ends wakes us
    }
    underWay.add(errand.lane());
    pacing.started(errand, now);
    executor.execute(() -> carry(errand));
    return now;
  }

  private void carry(Errand errand) {
    Courier.Report report = new Courier.Report.Unknown();
    try {
      report = courier.run(errand);
    } catch (RuntimeException e) {
      LOG.error("cannot carry out errand={}", errand.lane(), e);
    } finally {
      end(errand, report);
    }
    if (report instanceof Courier.Report.Delivered(boolean late)) {
      listener.delivered(kind(errand), late);
    }
  }

  private void end(Errand errand, Courier.Report report) {
    lock.lock();
    try {
      Instant now = clock.instant();
      switch (report) {
        case Courier.Report.Delivered _, Courier.Report.Settled _ -> pacing.answered(errand);
        case Courier.Report.Limited(SlackMethod method, Duration retryAfter) ->
            pacing.limited(method, retryAfter, now);
        case Courier.Report.Unreachable _ -> pacing.unreachable(now);
        case Courier.Report.Unknown _ -> pacing.unknown(errand, now);
      }
      underWay.remove(errand.lane());
      wake();
    } finally {
      lock.unlock();
    }
  }

  private static String kind(Errand errand) {
    return switch (errand) {
      case Errand.Post _ -> "card";
      case Errand.Edit _ -> "edit";
      case Errand.Line _ -> "line";
      case Errand.Whisper _ -> "whisper";
      case Errand.HomePage _ -> "home";
    };
  }

  /// Begins nothing more and waits until what is under way has ended: each call has its deadline.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    wake();
    if (executor instanceof ExecutorService threads) {
      threads.close();
    }
  }
}
