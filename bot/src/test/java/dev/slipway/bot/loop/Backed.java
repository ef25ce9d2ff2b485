package dev.slipway.bot.loop;

import dev.slipway.api.state.BackupStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// How backups may stand, at each time.
final class Backed {
  static final Duration EVERY = Duration.ofHours(6);

  private Backed() {}

  /// One is made whenever it is looked.
  static BackupStatus fresh(Instant now) {
    return madeAt(now).apply(now);
  }

  /// The newest is from then, and it goes well.
  static Function<Instant, BackupStatus> madeAt(Instant made) {
    return now ->
        new BackupStatus(Optional.of(made), Duration.between(made, now), EVERY, Optional.empty());
  }

  /// The newest is from then, and each try has failed since.
  static Function<Instant, BackupStatus> failing(Instant made, String reason, Instant since) {
    return now ->
        new BackupStatus(
            Optional.of(made),
            Duration.between(made, now),
            EVERY,
            Optional.of(new BackupStatus.Failure(reason, since)));
  }

  /// A service that has begun then, and has not tried yet.
  static Function<Instant, BackupStatus> notTried(Instant begun) {
    return now ->
        new BackupStatus(Optional.empty(), Duration.between(begun, now), EVERY, Optional.empty());
  }
}
