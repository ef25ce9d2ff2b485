package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.delivery.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Asks something again and again on a thread of its own, so that a slow answer delays no decision.
///
/// The newest answer can be read at any time; one that is too old counts as down. Whoever has just
/// changed what is asked calls [#refresh], which asks at once on the caller's thread.
final class Watch<T> implements AutoCloseable {
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
  private boolean wanted;
  private boolean closed;
  private volatile Seen<T> seen = Seen.notYet();
  private volatile long answeredAt = System.nanoTime();

  /// @param what for messages: `target local`
  /// @param changed called after each answer that differs from the one before
  Watch(String what, Duration pace, Question<T> question, Runnable changed) {
    this.what = what;
    this.pace = pace;
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
      long left =
          seen.newest().isEmpty() && seen.down().isPresent() ? firstPause() : pace.toNanos();
      while (!wanted && !closed && left > 0) {
        long before = pace.toNanos();
        left = sooner.awaitNanos(left);
        if (pace.toNanos() < before) {
          left = Math.min(left, pace.toNanos());
        }
      }
      wanted = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean asked;

  /// The first question is asked at once.
  private long firstPause() {
    if (asked) {
      return Math.min(pace.toNanos(), TimeUnit.SECONDS.toNanos(1));
    }
    asked = true;
    return 0;
  }

  private void ask() throws InterruptedException {
    Seen<T> before = seen;
    Seen<T> next;
    try {
      next = Seen.of(question.ask());
      answeredAt = System.nanoTime();
    } catch (UnavailableException e) {
      next = before.butDown(Optional.ofNullable(e.getMessage()).orElse(what + " is unavailable"));
    }
    if (!next.equals(before)) {
      seen = next;
      changed.run();
    }
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
