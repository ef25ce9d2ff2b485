package dev.slipway.bot.outbox;

import java.time.Instant;
import java.util.Optional;

/// What is known of a whisper. Slack does not tell whether it was shown, so where the answer to it
/// was lost it is said once more, and not again: twice is better than never.
///
/// @param tried since when it may have been shown without our knowing
/// @param again when it was begun for the second time, which is the last
/// @param waits whether it is still to be said, or to be given up aloud
public record WhisperState(
    Outgoing.Whisper whisper,
    Instant recorded,
    Optional<Instant> tried,
    Optional<Instant> again,
    boolean waits) {
  public static WhisperState first(Outgoing.Whisper whisper, Instant at) {
    return new WhisperState(whisper, at, Optional.empty(), Optional.empty(), true);
  }

  public Errand next() {
    return new Errand.Whisper(whisper, recorded, tried, again.isPresent());
  }

  public WhisperState after(Result result) {
    return switch (result) {
      case Result.Trying(Instant at) ->
          tried.isEmpty() ? with(Optional.of(at), again, true) : with(tried, Optional.of(at), true);
      // Of the first time nothing is there; of the second only this one is not.
      case Result.NotSent() ->
          with(again.isPresent() ? tried : Optional.empty(), Optional.empty(), true);
      case Result.Sent(_), Result.Shown(), Result.Gone(), Result.Expired(), Result.Failed(_, _) ->
          with(tried, again, false);
    };
  }

  private WhisperState with(Optional<Instant> tried, Optional<Instant> again, boolean waits) {
    return new WhisperState(whisper, recorded, tried, again, waits);
  }
}
