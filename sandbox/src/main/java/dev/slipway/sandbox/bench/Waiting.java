package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for what cannot be listened to.
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration CLOSELY = Duration.ofMillis(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);

  private Waiting() {}

  /// What is looked at.
  public interface Look {
    boolean sees() throws IOException;
  }

  /// Looks every millisecond.
  ///
  /// @param what for the message, after "waited for"
  /// @return when it was seen, by [System#nanoTime()]
  /// @throws IOException when it is not seen within a minute
  public static long until(String what, Look look) throws IOException {
    return until(what, PATIENCE, CLOSELY, look);
  }

  /// Looks every four milliseconds, for looks that cost more.
  ///
  /// @param what for the message, after "waited for"
  /// @throws IOException when it is not seen in time
  public static void until(String what, Duration within, Look look) throws IOException {
    long _ = until(what, within, BETWEEN_LOOKS, look);
  }

  private static long until(String what, Duration within, Duration between, Look look)
      throws IOException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!look.sees()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("waited " + within.toSeconds() + " s for " + what + ", in vain");
      }
      LockSupport.parkNanos(between.toNanos());
    }
    return System.nanoTime();
  }

  /// Until that moment, by [System#nanoTime()].
  public static void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Until a thread has ended that was told to, however long that takes.
  public static void endOf(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// So long.
  public static void during(Duration time) {
    until(System.nanoTime() + time.toNanos());
  }
}
