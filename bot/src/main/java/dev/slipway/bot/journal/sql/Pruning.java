package dev.slipway.bot.journal.sql;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Forgets what nobody asks for any more. Slack sends a delivery again within minutes, an hour at
/// most; a notice that could not be told for a month is of no use, be it that its notifier is no
/// longer configured; requests, rollouts, cards and the audit are kept.
final class Pruning {
  private static final Duration SEEN = Duration.ofDays(8);
  private static final Duration LOCKED = Duration.ofDays(400);
  private static final Duration SAID = Duration.ofDays(30);

  private final Handle handle;

  Pruning(Handle handle) {
    this.handle = handle;
  }

  void prune(Instant now) {
    handle.execute("DELETE FROM seen WHERE at < ?", before(now, SEEN));
    handle.execute("DELETE FROM line WHERE waits = 0 AND at < ?", before(now, SAID));
    handle.execute("DELETE FROM whisper WHERE waits = 0 AND at < ?", before(now, SAID));
    handle.execute("DELETE FROM lock_seen WHERE since < ?", before(now, LOCKED));
    handle.execute("DELETE FROM notice WHERE recorded < ?", before(now, SAID));
    handle.execute("DELETE FROM failure WHERE at < ?", before(now, SAID));
  }

  private static long before(Instant now, Duration age) {
    return now.minus(age).toEpochMilli();
  }
}
