package dev.slipway.bot.following;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;
import dev.slipway.bot.following.Following.End;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import dev.slipway.bot.following.Following.Waiting;
import dev.slipway.bot.request.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Folds events into what is known of a rollout. An event that comes twice changes nothing; what a
/// rollout is told after its end is passed over.
public final class Follower {
  private Follower() {}

  /// @param content of the record, which belongs to a rollout that begins
  public static Following begin(EventRecord record, EventContent.RolloutStarted content) {
    return new Following(
        record.rollout().orElseThrow(),
        new Place(record.environment(), record.service().orElse("")),
        content.strategy(),
        content.baseline(),
        content.candidate(),
        content.commit(),
        content.author(),
        content.subject(),
        ids(content.requests()),
        ids(content.skipped()),
        record.at(),
        Phase.PREPARING,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Following on(Following known, EventContent content, Instant at) {
    if (known.phase().isOver()) {
      return known;
    }
    return switch (content) {
      case EventContent.StepReached(int weight, int step, int steps, var _) ->
          known.at(Phase.CLIMBING, weight, step, steps);
      case EventContent.HoldExtended(int _, String reason) ->
          waits(known, new Waiting("a verdict (" + reason + ")", at));
      case EventContent.StepPassed _ -> known.in(known.phase());
      case EventContent.RolloutPaused(String cause, int weight, var by) ->
          waits(
              known.at(Phase.PAUSED, weight, known.step(), known.steps()),
              new Waiting(
                  by.map(who -> "a person: paused by " + who).orElse("a person: " + cause), at));
      case EventContent.RolloutResumed _ ->
          known.in(known.weight() > 0 ? Phase.CLIMBING : Phase.PREPARING);
      case EventContent.RolloutCompleted _ ->
          known.at(Phase.WATCHING, 100, known.steps(), known.steps()).served(at);
      case EventContent.RollbackStarted started ->
          known.in(Phase.RETURNING).with(Optional.empty(), Optional.of(returning(started, at)));
      case EventContent.RolloutFailed(String _, String cause, boolean serves) ->
          over(failing(known, serves), bad(Outcome.FAILED, cause, Optional.empty(), at));
      default -> end(known, content, at).map(end -> over(known, end)).orElse(known);
    };
  }

  private static End returning(EventContent.RollbackStarted started, Instant at) {
    Outcome outcome = started.by().isPresent() ? Outcome.ABORTED : Outcome.ROLLED_BACK;
    return new End(
        started.superseded() ? Outcome.SUPERSEDED : outcome,
        started.cause(),
        started.criterion(),
        started.value(),
        started.limit(),
        started.by(),
        at);
  }

  /// How the rollout ended, where that is what the event says.
  private static Optional<End> end(Following known, EventContent content, Instant at) {
    return switch (content) {
      case EventContent.WatchEnded(String _, boolean proven) ->
          Optional.of(well(proven ? Outcome.PROVEN : Outcome.COMPLETED, at));
      case EventContent.RolloutRolledBack(
              String _,
              String _,
              String cause,
              var criterion,
              var value,
              var limit) ->
          Optional.of(
              new End(
                  Outcome.ROLLED_BACK,
                  cause,
                  criterion,
                  value,
                  limit,
                  known.end().flatMap(End::by),
                  at));
      case EventContent.RolloutAborted(String _, var _, String by, String reason) ->
          Optional.of(bad(Outcome.ABORTED, reason, Optional.of(by), at));
      case EventContent.RolloutSuperseded(String _, String by) ->
          Optional.of(bad(Outcome.SUPERSEDED, by, Optional.empty(), at));
      default -> Optional.empty();
    };
  }

  /// What serves because nothing else can has all there is.
  private static Following failing(Following known, boolean serves) {
    int share = known.weight() == 0 ? 100 : known.weight();
    return known.at(known.phase(), serves ? share : 0, known.step(), known.steps());
  }

  private static End well(Outcome outcome, Instant at) {
    return bad(outcome, "", Optional.empty(), at);
  }

  private static End bad(Outcome outcome, String cause, Optional<String> by, Instant at) {
    return new End(outcome, cause, Optional.empty(), Optional.empty(), Optional.empty(), by, at);
  }

  private static Following waits(Following known, Waiting waiting) {
    return known.with(Optional.of(waiting), known.end());
  }

  private static Following over(Following known, End end) {
    int weight =
        switch (end.outcome()) {
          case PROVEN, COMPLETED -> 100;
          case ROLLED_BACK, ABORTED, SUPERSEDED -> 0;
          case FAILED -> known.weight();
        };
    return known.at(known.phase(), weight, known.step(), known.steps()).ended(end);
  }

  /// Ids as events carry them, with spaces between.
  public static List<String> ids(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }
}
