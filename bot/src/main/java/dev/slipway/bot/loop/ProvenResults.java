package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.ProvenAnswer;
import dev.slipway.bot.reconciler.Asked;
import java.util.List;
import java.util.Optional;

/// What was proven becomes a request, or is told to the one who asked.
final class ProvenResults {
  private final Turn turn;
  private final Conversation conversation;

  ProvenResults(Turn turn, Conversation conversation) {
    this.turn = turn;
    this.conversation = conversation;
  }

  void take(Outcome.FoundProven found) {
    Task.FindProven task = found.task();
    switch (found.versions()) {
      case Asked.Known<List<String>>(List<String> versions) -> known(task, versions);
      case Asked.NotFound<List<String>>(String _, String message) ->
          answer(task, ProvenAnswer.refused(task.wanted(), message));
      case Asked.Refused<List<String>>(String message) ->
          answer(task, ProvenAnswer.refused(task.wanted(), message));
      case Asked.Moved<List<String>> _,
          Asked.Gone<List<String>> _,
          Asked.Unavailable<List<String>> _ ->
          answer(task, Answer.unavailable(Optional.of(task.said().text())));
    }
  }

  private void known(Task.FindProven task, List<String> versions) {
    Optional<String> version =
        switch (task.wanted()) {
          case Command.Promote _ -> versions.stream().findFirst();
          case Command.RollBackTo back -> Optional.of(back.version()).filter(versions::contains);
        };
    if (version.isPresent()) {
      conversation.deploy(speaker(task), new Wanted(task.place(), version, task.manner()));
    } else {
      answer(task, ProvenAnswer.unproven(task.wanted(), versions));
    }
  }

  /// Whoever asked, after a while: a dialog cannot be opened any more.
  private Speaker speaker(Task.FindProven task) {
    return new Speaker(
        task.number(),
        turn.now(),
        task.by(),
        task.reply().later(),
        task.channel(),
        Optional.empty());
  }

  private void answer(Task.FindProven task, Message message) {
    turn.whisper(task.reply().later(), message);
    turn.done(task.number());
  }
}
