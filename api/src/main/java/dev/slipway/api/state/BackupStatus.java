package dev.slipway.api.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How backups of a journal stand.
///
/// @param newest when the newest whole one was made; absent where there is none
/// @param age how long ago that was when this was written; without one, how long it was waited for
/// @param every the longest time between two
/// @param failure what became of the last try; absent when it succeeded
public record BackupStatus(
    Optional<Instant> newest, Duration age, Duration every, Optional<Failure> failure) {
  /// @param reason one sentence
  /// @param since when the first try failed after which none succeeded
  public record Failure(String reason, Instant since) {}
}
