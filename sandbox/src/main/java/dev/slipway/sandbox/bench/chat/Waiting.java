package dev.slipway.sandbox.bench.chat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for what cannot be listened to.
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private Waiting() {}

  /// What is looked at.
  interface Look {
    boolean sees() throws IOException;
  }

  /// @param what for the message, after "waited for"
  /// @return when it was seen, by [System#nanoTime()]
  /// @throws IOException when it is not seen within a minute
  static long until(String what, Look look) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!look.sees()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("waited " + PATIENCE.toSeconds() + " s for " + what + ", in vain");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return System.nanoTime();
  }

  /// Until that moment, by [System#nanoTime()].
  static void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
