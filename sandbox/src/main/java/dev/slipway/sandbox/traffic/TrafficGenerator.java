package dev.slipway.sandbox.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Makes traffic by a schedule: request number i falls due at i / rate seconds after the start,
/// whether or not those before it have been answered.
///
/// 1. One thread waits for each request's time and hands it to a virtual thread.
/// 2. That thread sends it once, on a new or a kept connection, and reads the answer to its end.
/// 3. The shot is counted and logged, whatever became of it.
///
/// What it keeps: every request that fell due is counted exactly once; nothing is retried; latency
/// is measured from when a request was due, not from when it could be sent.
public final class TrafficGenerator implements AutoCloseable {
  /// Which requests are POST, which open a connection and which are slow is drawn from it: two runs
  /// of the same plan send the same.
  private static final long SEED = 20_260_101;

  private final TrafficPlan plan;
  private final KeptConnections connections;
  private final TrafficLog log;
  private final Tally tally = new Tally();
  private final Semaphore room;
  private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread dispatcher;
  private final long startedAt;
  private volatile boolean stopping;
  private volatile long stoppedAt;

  private TrafficGenerator(TrafficPlan plan, TrafficLog log) {
    this.plan = plan;
    this.log = log;
    this.connections = new KeptConnections(plan.address(), plan.timeout());
    this.room = new Semaphore(plan.mostInFlight());
    this.startedAt = System.nanoTime();
    this.dispatcher = Thread.ofPlatform().daemon().name("traffic").unstarted(this::dispatch);
  }

  /// Starts after a rehearsal of a few tenths of a second, without which the first requests would
  /// seem slow.
  ///
  /// @param log where each request is written, replaced if it is there
  /// @throws IOException when the log cannot be written
  public static TrafficGenerator start(TrafficPlan plan, Path log) throws IOException {
    Rehearsal.hold();
    TrafficGenerator generator = new TrafficGenerator(plan, new TrafficLog(log));
    generator.dispatcher.start();
    return generator;
  }

  /// Counts so far; requests in flight are not among them.
  public Summary summary() {
    long until = stoppedAt == 0 ? System.nanoTime() : stoppedAt;
    return tally.summary(Duration.ofNanos(until - startedAt), connections.opened());
  }

  /// Sends nothing more, waits until all that was sent has ended (each has its time-out), and says
  /// what users have seen. May be called twice.
  public Summary stop() {
    stopping = true;
    LockSupport.unpark(dispatcher);
    try {
      dispatcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    users.close();
    if (stoppedAt == 0) {
      stoppedAt = System.nanoTime();
    }
    connections.close();
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the traffic's log", e);
    }
    return summary();
  }

  @Override
  public void close() {
    stop();
  }

  private void dispatch() {
    SplittableRandom random = new SplittableRandom(SEED);
    double nanosBetween = 1e9 / plan.rate();
    for (long number = 0; ; number++) {
      long due = startedAt + (long) (number * nanosBetween);
      waitUntil(due);
      if (stopping) {
        return;
      }
      Shot.Request request = request(number, random);
      if (room.tryAcquire()) {
        users.execute(() -> shoot(request, due));
      } else {
        record(request, due, System.nanoTime(), new Ending.Unsent());
      }
    }
  }

  private void waitUntil(long due) {
    for (long left = due - System.nanoTime();
        left > 0 && !stopping;
        left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private Shot.Request request(long number, SplittableRandom random) {
    boolean post = random.nextDouble() < plan.mix().posts();
    boolean fresh = random.nextDouble() < plan.mix().newConnections();
    boolean slow = random.nextDouble() < plan.mix().slow();
    int host = (int) (number % plan.hosts().size());
    return new Shot.Request(number, post, fresh, slow, plan.hosts().get(host));
  }

  private void shoot(Shot.Request request, long due) {
    long sent = System.nanoTime();
    try {
      record(request, due, sent, ending(request));
    } finally {
      room.release();
    }
  }

  private Ending ending(Shot.Request request) {
    try {
      return connections.exchange(request);
    } catch (ConnectException _) {
      return new Ending.Broken("refused");
    } catch (SocketTimeoutException _) {
      return new Ending.Broken("timed out");
    } catch (EOFException _) {
      return new Ending.Broken("cut short");
    } catch (SocketException _) {
      return new Ending.Broken("reset");
    } catch (IOException e) {
      // A broken pipe is a reset that met us while we were writing.
      return new Ending.Broken(
          e.getMessage() != null && e.getMessage().startsWith("not ") ? "not HTTP" : "reset");
    }
  }

  private void record(Shot.Request request, long due, long sent, Ending ending) {
    Shot shot =
        new Shot(
            request,
            Duration.ofNanos(due - startedAt),
            Duration.ofNanos(sent - due),
            Duration.ofNanos(System.nanoTime() - due),
            ending);
    tally.count(shot);
    log.write(shot);
  }
}
