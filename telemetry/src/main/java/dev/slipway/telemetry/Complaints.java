package dev.slipway.telemetry;

import java.time.Duration;
import org.slf4j.Logger;

/// Says what goes wrong once, and again only after a while or when it is over: a collector may be
/// away for days. For one thread.
final class Complaints {
  private static final long SILENCE = Duration.ofMinutes(10).toNanos();

  private final Logger log;
  private long count;
  private long said;

  Complaints(Logger log) {
    this.log = log;
  }

  void about(String what) {
    count++;
    if (count == 1 || System.nanoTime() - said > SILENCE) {
      said = System.nanoTime();
      log.warn("{} tries={}", what, count);
    }
  }

  void settled(String what) {
    if (count > 0) {
      log.info("{} tries={}", what, count);
      count = 0;
    }
  }
}
