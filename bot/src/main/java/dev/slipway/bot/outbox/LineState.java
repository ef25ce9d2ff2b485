package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Message;
import java.time.Instant;
import java.util.Optional;

/// What is known of a line.
///
/// @param tried since when it may have been posted without our knowing
/// @param waits whether it is still to be said
public record LineState(
    String id,
    String card,
    Message message,
    Instant recorded,
    Optional<Instant> tried,
    boolean waits) {
  public static LineState first(Outgoing.Line line, Instant at) {
    return new LineState(line.id(), line.card(), line.message(), at, Optional.empty(), true);
  }

  /// @return nothing while its card is not there
  public Optional<Errand> next(CardState card) {
    return waits
        ? card.posted()
            .map(root ->
                new Errand.Line(id, this.card, card.channel(), root, message, recorded, tried))
        : Optional.empty();
  }

  public LineState after(Result result) {
    return switch (result) {
      case Result.Trying(Instant at) -> with(Optional.of(tried.orElse(at)), true);
      case Result.NotSent(), Result.Gone() -> with(Optional.empty(), true);
      case Result.Sent(_), Result.Shown(), Result.Expired(), Result.Failed(_, _) ->
          with(Optional.empty(), false);
    };
  }

  private LineState with(Optional<Instant> tried, boolean waits) {
    return new LineState(id, card, message, recorded, tried, waits);
  }
}
