package dev.slipway.bot.loop;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.TogetherAnswer;
import dev.slipway.bot.message.TogetherAnswer.Refused;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several services at once, all or none: when each of them could be asked for, each is.
record Together(Turn turn) {
  /// One of them, as it would go.
  ///
  /// @param version absent where none was said and none was proven before
  record Planned(Place place, Optional<String> version, Asked<PlanResponse> plan) {}

  void take(Outcome.PlannedTogether outcome) {
    Task.PlanTogether task = outcome.task();
    if (outcome.plans().stream().anyMatch(Together::isUnknown)) {
      answer(task, Answer.unavailable(Optional.of(said(task, task.command()).text())));
      return;
    }
    List<Refused> refused = new ArrayList<>();
    for (Planned each : outcome.plans()) {
      whyNot(task, each).ifPresent(why -> refused.add(new Refused(each.place(), why)));
    }
    if (refused.isEmpty()) {
      outcome.plans().forEach(each -> begin(task, each));
    } else {
      turn.audit(task.by().person(), "refuse", said(task, task.command()).text(), "all or none");
      answer(task, TogetherAnswer.of(task.command(), refused, rest -> said(task, rest)));
    }
  }

  private void begin(Task.PlanTogether task, Planned each) {
    // Each has an id of its own, and the same whenever this is done again.
    Reply reply = task.reply().about(each.place().service());
    new Requesting(turn)
        .begin(
            new Speaker(
                task.number(), turn.now(), task.by(), reply, task.channel(), Optional.empty()),
            wanted(task, each));
  }

  private static Wanted wanted(Task.PlanTogether task, Planned each) {
    return new Wanted(each.place(), each.version(), task.manner());
  }

  private static Command said(Task.PlanTogether task, Command.Deployment deployment) {
    return Wanted.said(deployment, task.manner());
  }

  private static boolean isUnknown(Planned each) {
    return switch (each.plan()) {
      case Asked.Unavailable<PlanResponse> _,
          Asked.Moved<PlanResponse> _,
          Asked.Gone<PlanResponse> _ ->
          true;
      case Asked.Known<PlanResponse> _,
          Asked.NotFound<PlanResponse> _,
          Asked.Refused<PlanResponse> _ ->
          false;
    };
  }

  private Optional<String> whyNot(Task.PlanTogether task, Planned each) {
    if (each.version().isEmpty()) {
      return Optional.of("no version was said, and none was proven in an environment before");
    }
    return new Requesting(turn)
        .inTheWay(wanted(task, each), task.by())
        .map(other ->
            "request "
                + other.ask().id()
                + " of "
                + other.ask().requester().person()
                + " is not decided yet")
        .or(() -> planned(task, each));
  }

  private Optional<String> planned(Task.PlanTogether task, Planned each) {
    return switch (each.plan()) {
      case Asked.Known<PlanResponse>(PlanResponse known) ->
          PlanResults.whyNot(known, stop(task, each.place(), known));
      case Asked.NotFound<PlanResponse>(String _, String message) -> Optional.of(message);
      case Asked.Refused<PlanResponse>(String message) -> Optional.of(message);
      case Asked.Unavailable<PlanResponse>(String message) -> Optional.of(message);
      case Asked.Moved<PlanResponse>(String message) -> Optional.of(message);
      case Asked.Gone<PlanResponse> _ -> Optional.of("the reconciler begins anew");
    };
  }

  /// What keeps it from being asked for as it is wanted; approvals are what it is asked for.
  private Optional<String> stop(Task.PlanTogether task, Place place, PlanResponse plan) {
    Optional<String> now =
        Gates.stop(plan).map(block -> block.reason() + ", until " + block.endsWhen());
    return task.manner().isEmpty()
        ? now
        : switch (task.manner().get()) {
          case Ask.Manner.Emergency _ -> Optional.empty();
          case Ask.Manner.Timed(Instant due) when turn.now().isBefore(due) ->
              turn.snapshot()
                  .rules(place.environment())
                  .flatMap(rules -> Gates.stopAt(rules, place.service(), due));
          case Ask.Manner.Timed _ -> now;
        };
  }

  private void answer(Task.PlanTogether task, Message message) {
    turn.whisper(task.reply().later(), message);
    turn.done(task.number());
  }
}
