package dev.slipway.bot.outbox;

import java.time.Duration;
import java.time.Instant;

/// How many edits a workspace takes: Slack allows about 50 in a minute. A bucket of ten that fills
/// by one every 1.5 s, so that no minute sees more than 50. The last ones in the bucket are kept
/// for what matters more than progress.
final class UpdateBudget {
  private static final int CAPACITY = 10;
  private static final long REFILL_MILLIS = 1_500;

  private Instant fullAt = Instant.MIN;

  /// The earliest moment at which an edit of that priority may be sent.
  Instant earliest(Outgoing.Priority priority, Instant now) {
    int needed =
        switch (priority) {
          case ALERT -> 1;
          case USUAL -> 3;
          case LOW -> 5;
        };
    if (!fullAt.isAfter(now)) {
      return now;
    }
    Instant holdsEnough = fullAt.minusMillis((CAPACITY - needed) * REFILL_MILLIS);
    return holdsEnough.isAfter(now) ? holdsEnough : now;
  }

  void take(Instant now) {
    Instant from = fullAt.isAfter(now) ? fullAt : now;
    fullAt = from.plus(Duration.ofMillis(REFILL_MILLIS));
  }
}
