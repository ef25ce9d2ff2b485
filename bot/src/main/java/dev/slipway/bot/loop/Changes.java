package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rollouts of the bot's own record as the numbers see them.
public record Changes(Journal journal) {
  /// What began longer before is not looked for: a rollout with manual holds may take days.
  private static final Duration LONGEST = Duration.ofDays(30);

  /// All that have ended at that time or later.
  public List<Change> endedSince(Instant at) {
    return journal.followingsSince(at.minus(LONGEST)).stream()
        .flatMap(following ->
            following
                .end()
                .filter(_ -> following.phase().isOver())
                .filter(end -> !end.at().isBefore(at))
                .map(end -> change(following, end))
                .stream())
        .toList();
  }

  private Change change(Following following, Following.End end) {
    return new Change(
        following.place().environment(),
        following.place().service(),
        asked(following),
        following.started(),
        following.served(),
        end.at(),
        result(following, end));
  }

  /// The earliest of the requests that it carried out.
  private Optional<Instant> asked(Following following) {
    return following.requests().stream()
        .filter(RequestId::isValid)
        .flatMap(id -> journal.request(new RequestId(id)).stream())
        .filter(request -> Links.carries(following, request))
        .map(RequestState::ask)
        .map(Ask::at)
        .min(Instant::compareTo);
  }

  private static Change.Result result(Following following, Following.End end) {
    return switch (end.outcome()) {
      case PROVEN, COMPLETED -> Change.Result.DEPLOYED;
      case ROLLED_BACK -> Change.Result.TAKEN_BACK;
      case ABORTED ->
          following.baseline().isPresent() ? Change.Result.TAKEN_BACK : Change.Result.FAILED;
      case FAILED -> Change.Result.FAILED;
      case SUPERSEDED ->
          following.served().isPresent() ? Change.Result.DEPLOYED : Change.Result.OVERTAKEN;
    };
  }
}
