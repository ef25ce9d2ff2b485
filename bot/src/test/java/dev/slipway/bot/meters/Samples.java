package dev.slipway.bot.meters;

import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the meters' tests count.
final class Samples {
  private Samples() {}

  static Ask ask(String id, String environment, Instant at) {
    return new Ask(
        new RequestId(id),
        new Place(environment, "frontend"),
        "1.4.2",
        new Actor("ada", "U1"),
        "C1",
        new Ask.Origin("C1", Optional.empty()),
        at,
        Optional.empty());
  }

  static RequestState expired(Ask ask, Instant at) {
    return new RequestState.Ended(ask, Optional.empty(), List.of(), new Ending.Expired(), at);
  }

  /// Asked for five minutes before all users had it, or it was taken back; over ten minutes later.
  static Change change(String environment, Instant ended, Change.Result result) {
    Instant asked = ended.minusSeconds(900);
    Optional<Instant> served =
        result == Change.Result.DEPLOYED ? Optional.of(asked.plusSeconds(300)) : Optional.empty();
    return new Change(
        environment, "frontend", Optional.of(asked), asked.plusSeconds(60), served, ended, result);
  }
}
