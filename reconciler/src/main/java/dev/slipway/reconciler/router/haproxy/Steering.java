package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.haproxy.MasterSocket.WorkerGoneException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Orders to the workers of HAProxy: looks, takes a step, looks again, until new requests follow
/// the plan. What is reached was read back.
///
/// Workers from before a reload answer until their connections have ended; they get the same
/// orders, so that a kept connection follows the newest plan too.
///
/// A reload and a step exclude each other: a step that fell between HAProxy's reading of the files
/// and its new worker would be lost.
final class Steering {
  private static final Set<String> ACCEPTED =
      Set.of("", "New server registered.", "Server deleted.");
  private static final long PAUSE_MILLIS = 20;
  private static final Duration RELOAD = Duration.ofSeconds(20);
  private static final int STEPS_OF_ENDING = 4;

  private final MasterSocket socket;
  private final Supplier<String> complaint;
  private final ReentrantReadWriteLock reloading = new ReentrantReadWriteLock(true);

  /// @param complaint what HAProxy said lately, for a reload that fails
  Steering(MasterSocket socket, Supplier<String> complaint) {
    this.socket = socket;
    this.complaint = complaint;
  }

  /// Makes all workers follow a plan.
  ///
  /// @return absent when they do, otherwise what is in the way, for people
  /// @throws IOException when HAProxy did not answer: orders may have been done
  Optional<String> follow(Seating seating, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Step step = step(seating);
      if (step.isSettled()) {
        return Optional.empty();
      }
      if (System.nanoTime() > end) {
        return step.waiting();
      }
      pause();
    }
  }

  /// Takes a service off all workers.
  ///
  /// @throws IOException also when HAProxy refuses
  void forget(ServiceKey key) throws IOException {
    boolean _ =
        settled(() -> {
          for (long worker : socket.workers().all()) {
            order(worker, Steps.forget(Seating.name(key), look(worker)));
          }
          return true;
        });
  }

  /// Starts a worker with the files as they are, where the current one was started with another
  /// layout. Returns when it serves.
  ///
  /// @throws IOException when there is no new worker: the old one goes on
  void reload(String layout) throws IOException {
    reloading.writeLock().lock();
    try {
      Workers before = socket.workers();
      if (before.current().isEmpty() || !has(before.current().getLast(), layout)) {
        socket.reload();
        awaitReload(before, layout);
      }
    } finally {
      reloading.writeLock().unlock();
    }
  }

  /// Asks while nothing is reloaded: workers come and go then, and the master may not answer.
  <T> T settled(Question<T> question) throws IOException {
    reloading.readLock().lock();
    try {
      return question.ask();
    } finally {
      reloading.readLock().unlock();
    }
  }

  /// May be asked twice.
  interface Question<T> {
    T ask() throws IOException;
  }

  /// Whether the current worker was started with that layout.
  boolean hasLayout(String layout) throws IOException {
    return settled(() -> {
      Workers workers = socket.workers();
      return !workers.current().isEmpty() && has(workers.current().getLast(), layout);
    });
  }

  /// All counters of all workers, the current one's last.
  Map<Long, StatTable> stats(Workers workers) throws IOException {
    Map<Long, StatTable> stats = new HashMap<>();
    for (long worker : workers.ending()) {
      try {
        stats.put(worker, stats(worker));
      } catch (WorkerGoneException _) {
        stats.remove(worker);
      }
    }
    for (long worker : workers.current()) {
      stats.put(worker, stats(worker));
    }
    return stats;
  }

  Workers workers() throws IOException {
    return socket.workers();
  }

  /// @param stats what that worker has just answered
  Look look(long worker, StatTable stats) throws IOException {
    return new Look(
        stats,
        Look.entries(socket.ask(worker, "show map " + Steps.PLANS)),
        Look.entries(socket.ask(worker, "show map " + Steps.HOSTS)));
  }

  private Step step(Seating seating) throws IOException {
    return settled(() -> {
      Workers workers = socket.workers();
      for (long worker : workers.ending()) {
        hurry(worker, seating);
      }
      if (workers.current().isEmpty()) {
        throw new IOException("HAProxy has no worker, see its log");
      }
      long current = workers.current().getLast();
      Step step = Steps.next(seating, look(current), true);
      order(current, step.orders());
      return step;
    });
  }

  /// An ending worker that does not know the service needs no orders, nor one that ends meanwhile.
  private void hurry(long worker, Seating seating) throws IOException {
    try {
      for (int i = 0; i < STEPS_OF_ENDING; i++) {
        Look look = look(worker);
        Step step = Steps.next(seating, look, false);
        if (!look.stats().has(seating.backend(Slot.A)) || step.orders().isEmpty()) {
          return;
        }
        order(worker, step.orders());
      }
    } catch (WorkerGoneException _) {
      return;
    }
  }

  private void order(long worker, List<Order> orders) throws IOException {
    for (Order order : orders) {
      String answer = socket.ask(worker, order.command());
      if (!order.mayFail() && !ACCEPTED.contains(answer)) {
        throw new IOException("HAProxy refused '%s': %s".formatted(order.command(), answer));
      }
    }
  }

  private Look look(long worker) throws IOException {
    return look(worker, stats(worker));
  }

  private StatTable stats(long worker) throws IOException {
    try {
      return StatTable.parse(socket.ask(worker, "show stat -1 6 -1"));
    } catch (IllegalArgumentException e) {
      throw new IOException("HAProxy's answer was not understood: " + e.getMessage(), e);
    }
  }

  private boolean has(long worker, String layout) throws IOException {
    return stats(worker).has(layout);
  }

  private void awaitReload(Workers before, String layout) throws IOException {
    long end = System.nanoTime() + RELOAD.toNanos();
    while (System.nanoTime() < end) {
      pause();
      Workers now;
      try {
        now = socket.workers();
      } catch (IOException _) {
        continue; // The master starts itself anew: its socket is away for a moment.
      }
      if (now.failedReloads() > before.failedReloads()) {
        throw new IOException("HAProxy refused to reload: " + complaint.get());
      }
      if (!now.current().isEmpty() && !before.all().contains(now.current().getLast())) {
        if (has(now.current().getLast(), layout)) {
          return;
        }
        throw new IOException("HAProxy reloaded another file than ours");
      }
    }
    throw new IOException("HAProxy did not reload within " + RELOAD.toSeconds() + " s");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// How an effect ends that HAProxy did not carry out.
  static Outcome unavailable(Seating seating, String reason) {
    return new Outcome.Unavailable(
        "HAProxy does not route %s as planned yet: %s".formatted(seating.plan().key(), reason));
  }
}
