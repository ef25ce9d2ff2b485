package dev.slipway.bot.incident;

import java.time.Duration;
import java.time.Instant;

/// When something happens by itself. Stored and absolute, so that a restart changes nothing.
///
/// @param since when it was set, by the same clock
public record Timer(Instant since, Instant due) {
  static Timer of(Instant now, Duration wait) {
    return new Timer(now, now.plus(wait));
  }

  /// Whether there is something to do: its time has come, or the clock was put back behind the
  /// moment at which it was set.
  public boolean isRipe(Instant now) {
    return isDue(now) || isAhead(now);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  boolean isAhead(Instant now) {
    return now.isBefore(since);
  }

  /// The whole wait once more from now on: nobody is called early, and nobody has to wait until the
  /// clock has caught up.
  Timer setAgain(Instant now) {
    return of(now, Duration.between(since, due));
  }
}
