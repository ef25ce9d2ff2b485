package dev.slipway.bot.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A dispatch that is still to be told.
///
/// @param failed how often it was tried, in vain as far as is known
/// @param due not before that
public record Waiting(Dispatch dispatch, int failed, Instant due) {
  /// With it, tries go on for about two hours.
  static final int MOST_TRIES = 30;

  /// No wait is longer, whatever is asked for.
  static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration USUAL_WAIT = Duration.ofMinutes(5);

  public static Waiting from(Dispatch dispatch, Instant recorded) {
    return new Waiting(dispatch, 0, recorded);
  }

  /// A clock that was put back keeps nobody waiting for longer than the longest wait.
  boolean isDue(Instant now) {
    return !due.isAfter(now) || due.isAfter(now.plus(LONGEST_WAIT));
  }

  /// Whether it was tried as often as it may be.
  boolean isSpent() {
    return failed >= MOST_TRIES;
  }

  /// What is noted before it is tried: should nothing more be noted, it is tried again.
  Fate trying(Instant now) {
    return new Fate.Postponed(failed + 1, next(Optional.empty(), now));
  }

  /// What follows from what came of it.
  Fate after(Told told, Instant now) {
    return switch (told) {
      case Told.Taken() -> new Fate.Arrived();
      case Told.Refused(String reason) -> new Fate.GivenUp(reason);
      case Told.Later(String reason, Optional<Instant> notBefore) ->
          failed + 1 < MOST_TRIES
              ? new Fate.Postponed(failed + 1, next(notBefore, now))
              : new Fate.GivenUp("after " + MOST_TRIES + " tries: " + reason);
    };
  }

  /// Each wait is twice the one before it.
  private Instant next(Optional<Instant> notBefore, Instant now) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failed, 10));
    Instant usual = now.plus(doubled.compareTo(USUAL_WAIT) < 0 ? doubled : USUAL_WAIT);
    Instant wanted = notBefore.filter(usual::isBefore).orElse(usual);
    Instant latest = now.plus(LONGEST_WAIT);
    return wanted.isAfter(latest) ? latest : wanted;
  }
}
