package dev.slipway.bot.loop;

import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.Optional;

/// What became of tasks.
final class Results {
  /// How long a person's order is tried while the reconciler does not answer.
  private static final Duration TRIED_FOR = Duration.ofMinutes(2);

  private final Turn turn;
  private final Conversation conversation;
  private final PlanResults plans;

  Results(Turn turn, Conversation conversation) {
    this.turn = turn;
    this.conversation = conversation;
    this.plans = new PlanResults(turn);
  }

  void take(Outcome outcome) {
    switch (outcome) {
      case Outcome.Planned planned -> plans.take(planned);
      case Outcome.Committed committed -> committed(committed);
      case Outcome.PassedOn passed -> passedOn(passed);
      case Outcome.Seen seen -> seen(seen);
      case Outcome.Given given -> given(given);
      case Outcome.LookedUp(Task.LookUp task, var answer) -> {
        turn.whisper(task.reply().later(), answer);
        turn.done(task.number());
      }
      case Outcome.Proposed proposed -> proposed(proposed);
      case Outcome.Opened(Task.Open task, var failure) -> {
        failure.ifPresent(why -> turn.whisper(task.reply().later(), Obstacle.noDialog(why)));
        turn.done(task.number());
      }
      case Outcome.Watched(Task.Watch task, Asked<RolloutStatus> answer) -> watched(task, answer);
    }
  }

  private void committed(Outcome.Committed committed) {
    RequestSignal signal =
        switch (committed.result()) {
          case CommitResult.Pushed(String commit) -> new RequestSignal.Pushed(commit);
          case CommitResult.Nothing() -> new RequestSignal.NothingToCommit();
          case CommitResult.Stale(String what) -> new RequestSignal.CommitStale(what);
          case CommitResult.Refused(String reason) -> new RequestSignal.CommitRefused(reason);
          case CommitResult.Unavailable _ -> new RequestSignal.Ticked();
        };
    var _ = turn.tell(committed.task().request(), signal);
  }

  /// A conflict means that the reconciler has not seen the commit yet, or that Git has moved on:
  /// then the request hears of it. Both are tried again until the request has ended.
  private void passedOn(Outcome.PassedOn passed) {
    switch (passed.answer()) {
      case Asked.Known<OperationResult> _,
          Asked.Refused<OperationResult> _,
          Asked.NotFound<OperationResult> _ -> {
        var _ =
            turn.tell(passed.task().request(), new RequestSignal.ApprovalPassedOn(passed.person()));
      }
      case Asked.Moved<OperationResult> _,
          Asked.Gone<OperationResult> _,
          Asked.Unavailable<OperationResult> _ -> {}
    }
  }

  private void seen(Outcome.Seen seen) {
    if (seen.answer() instanceof Asked.Known<ServiceStatus>(ServiceStatus status)
        && turn.request(seen.task().request()).orElse(null)
            instanceof RequestState.Committed committed) {
      turn.service(committed.ask().id(), status);
      Optional<RequestSignal> conclusion =
          turn.isCaughtUp() ? WhetherSeen.in(status, committed, turn.now()) : Optional.empty();
      conclusion.ifPresent(signal -> {
        var _ = turn.tell(committed.ask().id(), signal);
      });
    }
  }

  private void given(Outcome.Given given) {
    Task.Give task = given.task();
    boolean late = !turn.now().isBefore(task.at().plus(TRIED_FOR));
    switch (given.answer()) {
      case Asked.Known<OperationResult>(OperationResult result) ->
          answer(task, Answer.operated(task.order(), result));
      case Asked.NotFound<OperationResult>(String _, String message) -> refused(task, message);
      case Asked.Moved<OperationResult>(String message) -> refused(task, message);
      case Asked.Refused<OperationResult>(String message) -> refused(task, message);
      case Asked.Gone<OperationResult> _ -> {}
      case Asked.Unavailable<OperationResult> _ when late ->
          answer(task, Answer.unknownOutcome(task.place()));
      // Said once: the same whisper again is passed over.
      case Asked.Unavailable<OperationResult> _ ->
          turn.whisper(task.reply(), Obstacle.stillTrying(task.order()));
    }
  }

  private void refused(Task.Give task, String message) {
    answer(task, Answer.refused(task.order(), message, Optional.empty()));
  }

  private void answer(Task.Give task, Message message) {
    turn.whisper(task.reply().later(), message);
    turn.done(task.number());
  }

  private void proposed(Outcome.Proposed proposed) {
    Task.Propose task = proposed.task();
    if (proposed.version().isPresent()) {
      conversation.deploy(
          new Speaker(
              task.number(), task.by(), task.reply().later(), task.channel(), Optional.empty()),
          task.place(),
          proposed.version());
      return;
    }
    if (!proposed.dialog()) {
      turn.whisper(task.reply().later(), Obstacle.whichVersion(task.place(), proposed.newest()));
    }
    turn.done(task.number());
  }

  private void watched(Task.Watch task, Asked<RolloutStatus> answer) {
    switch (answer) {
      // What was measured is beside the point once the end is known.
      case Asked.Known<RolloutStatus>(RolloutStatus status)
          when turn.following(task.rollout())
              .filter(known -> !known.phase().isOver())
              .isPresent() ->
          turn.status(status);
      case Asked.NotFound<RolloutStatus> _ ->
          turn.following(task.rollout())
              .filter(known -> !known.phase().isOver())
              .ifPresent(known -> turn.follow(Lost.of(known, turn.now())));
      case Asked.Known<RolloutStatus> _,
          Asked.Moved<RolloutStatus> _,
          Asked.Gone<RolloutStatus> _,
          Asked.Refused<RolloutStatus> _,
          Asked.Unavailable<RolloutStatus> _ -> {}
    }
  }
}
