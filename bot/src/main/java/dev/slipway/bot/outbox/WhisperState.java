package dev.slipway.bot.outbox;

import java.time.Instant;

/// What is known of a whisper.
///
/// @param waits whether it is still to be said
public record WhisperState(Outgoing.Whisper whisper, Instant recorded, boolean waits) {
  public Errand next() {
    return new Errand.Whisper(whisper, recorded);
  }

  public WhisperState after(Result result) {
    return switch (result) {
      case Result.Trying(_), Result.NotSent() -> this;
      case Result.Sent(_), Result.Shown(), Result.Gone(), Result.Expired(), Result.Failed(_, _) ->
          new WhisperState(whisper, recorded, false);
    };
  }
}
