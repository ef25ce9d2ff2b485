package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.delivery.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks something again and again on a thread of its own, so that a slow answer delays no decision.
///
/// The newest answer can be read at any time; one that is too old counts as down. Whoever has just
/// changed what is asked calls [#refresh], which asks at once on the caller's thread.
final class Watch<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /// Asks once; blocking, with a deadline of its own.
  interface Question<T> {
    T ask() throws UnavailableException, InterruptedException;
  }

  /// An answer older than this, while nothing was heard, is no answer.
  private static final Duration TOO_OLD = Duration.ofSeconds(5);

  private final String what;
  private final Question<T> question;
  private final Runnable changed;
  private final ReentrantLock asking = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sooner = lock.newCondition();
  private final Thread thread;
  private Duration pace;
  private final Duration spacing;
  private boolean hinted;
  private long hintedAt;
  private boolean wanted;
  private boolean closed;
  private volatile Seen<T> seen = Seen.notYet();
  private volatile long answeredAt = System.nanoTime();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  /// @param what for messages: `target local`
  /// @param changed called after each answer that differs from the one before
  Watch(String what, Duration pace, Question<T> question, Runnable changed) {
    this(what, new Rhythm(pace, Duration.ZERO), question, changed);
  }

  /// @param pace between two questions
  /// @param spacing between two that follow hints: the first is followed at once, what comes soon
  ///   after it together
  record Rhythm(Duration pace, Duration spacing) {}

  Watch(String what, Rhythm rhythm, Question<T> question, Runnable changed) {
    this.what = what;
    this.pace = rhythm.pace();
    this.spacing = rhythm.spacing();
    this.question = question;
    this.changed = changed;
    this.thread = Thread.ofVirtual().name("watch " + what).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Takes an answer of an earlier life for the newest until something newer is heard.
  void remember(T answer) {
    seen = Seen.<T>notYet().butNewest(answer);
  }

  /// Answers so far.
  long answers() {
    return answers.get();
  }

  /// Questions so far that could not be asked.
  long failures() {
    return failures.get();
  }

  /// How long ago the newest answer came.
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - answeredAt);
  }

  Seen<T> seen() {
    Seen<T> now = seen;
    Duration age = age();
    boolean silent = now.down().isEmpty() && age.compareTo(TOO_OLD.plus(pace())) > 0;
    return silent ? now.butDown(what + " has not answered for " + age.toSeconds() + " s") : now;
  }

  /// Asks now, on this thread; returns when the answer can be read.
  void refresh() throws InterruptedException {
    asking.lockInterruptibly();
    try {
      ask();
    } finally {
      asking.unlock();
    }
  }

  /// Asks soon; any number of calls before it does are one.
  void hint() {
    lock.lock();
    try {
      wanted = true;
      sooner.signal();
    } finally {
      lock.unlock();
    }
  }

  void pace(Duration next) {
    lock.lock();
    try {
      boolean faster = next.compareTo(pace) < 0;
      pace = next;
      if (faster) {
        sooner.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration pace() {
    lock.lock();
    try {
      return pace;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (rest()) {
        refresh();
      }
    } catch (InterruptedException _) {
      // Closed while asking: nobody waits for the answer.
    }
  }

  /// Waits for the next turn.
  ///
  /// @return false when closed
  private boolean rest() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = pause();
      while (!closed && left > 0 && !(wanted && apart() <= 0)) {
        long before = pace.toNanos();
        long nap = wanted ? Math.min(left, apart()) : left;
        left -= nap - sooner.awaitNanos(nap);
        if (pace.toNanos() < before) {
          left = Math.min(left, pace.toNanos());
        }
      }
      if (wanted) {
        hintedAt = System.nanoTime();
        hinted = true;
      }
      wanted = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /// How long until a hint may be followed.
  private long apart() {
    return hinted ? spacing.toNanos() - (System.nanoTime() - hintedAt) : 0;
  }

  private boolean asked;

  /// The first question is asked at once, also where an earlier life's answer is known.
  private long pause() {
    if (!asked) {
      asked = true;
      return 0;
    }
    return seen.newest().isEmpty() && seen.down().isPresent()
        ? Math.min(pace.toNanos(), TimeUnit.SECONDS.toNanos(1))
        : pace.toNanos();
  }

  private void ask() throws InterruptedException {
    Seen<T> before = seen;
    Seen<T> next;
    try {
      next = Seen.of(question.ask());
      answeredAt = System.nanoTime();
      answers.incrementAndGet();
    } catch (UnavailableException e) {
      failures.incrementAndGet();
      next = before.butDown(Optional.ofNullable(e.getMessage()).orElse(what + " is unavailable"));
    }
    tell(next.down());
    if (!next.equals(before)) {
      seen = next;
      changed.run();
    }
  }

  private boolean troubleTold;

  /// Once when it begins and once when it is over, whatever the reasons in between.
  private void tell(Optional<String> trouble) {
    if (trouble.isPresent() && !troubleTold) {
      LOG.warn("{} cannot be asked: {}", what, trouble.get());
    } else if (trouble.isEmpty() && troubleTold) {
      LOG.info("{} answers again", what);
    }
    troubleTold = trouble.isPresent();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      sooner.signal();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }
}
