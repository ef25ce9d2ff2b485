package dev.slipway.bot.loop;

import dev.slipway.api.operation.OperationResult;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.reconciler.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Orders for what runs, from the person to the answer. What was received stays until it is
/// answered, so an order outlives the bot; its key keeps it from having a second effect.
final class Orders {
  /// How long an order is tried while the reconciler does not answer. It is meant for what runs
  /// now: later something else may be under way.
  private static final Duration TRIED_FOR = Duration.ofMinutes(2);

  private final Turn turn;

  Orders(Turn turn) {
    this.turn = turn;
  }

  void give(Speaker speaker, Command.Operate order, Optional<String> rollout) {
    Task.Give task =
        new Task.Give(
            speaker.number(), speaker.reply(), speaker.actor(), order, rollout, speaker.at());
    if (isLate(task)) {
      answer(task, Answer.unknownOutcome(task.place()), "not tried again after a restart");
    } else {
      turn.task(task);
    }
  }

  private boolean isLate(Task.Give task) {
    Instant end = task.at().plus(TRIED_FOR);
    return !turn.now().isBefore(end);
  }

  void given(Task.Give task, Asked<OperationResult> result) {
    switch (result) {
      case Asked.Known<OperationResult>(OperationResult known) ->
          answer(task, Answer.operated(task.order(), known), known.message());
      case Asked.NotFound<OperationResult>(String _, String message) -> refused(task, message);
      case Asked.Moved<OperationResult>(String message) -> refused(task, message);
      case Asked.Refused<OperationResult>(String message) -> refused(task, message);
      case Asked.Gone<OperationResult> _, Asked.Unavailable<OperationResult> _ when isLate(task) ->
          answer(task, Answer.unknownOutcome(task.place()), "no answer");
      // Said once: the same whisper again is passed over.
      case Asked.Gone<OperationResult> _, Asked.Unavailable<OperationResult> _ ->
          turn.whisper(task.reply(), Obstacle.stillTrying(task.order()));
    }
  }

  private void refused(Task.Give task, String message) {
    answer(task, Answer.refused(task.order(), message), "refused: " + message);
  }

  private void answer(Task.Give task, Message message, String came) {
    Command.Operate order = task.order();
    turn.audit(
        task.by().person(),
        order.order().word(),
        task.place().toString(),
        order.reason().isEmpty() ? came : order.reason() + "; " + came);
    turn.whisper(task.reply().later(), message);
    turn.done(task.number());
  }
}
