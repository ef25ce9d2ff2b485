package dev.slipway.bot.loop;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How threads end.
final class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private Threads() {}

  /// Interrupts it and waits until it has ended, so that what it works with can be closed next.
  static void end(Thread thread, Duration within) {
    thread.interrupt();
    try {
      thread.join(within.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("thread={} does not end, stopping goes on without it", thread.getName());
    }
  }
}
