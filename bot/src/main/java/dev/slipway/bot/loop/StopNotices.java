package dev.slipway.bot.loop;

import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.StopAnswer;
import dev.slipway.bot.message.StopNotice;
import dev.slipway.bot.message.StopTarget;
import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.repository.StopChange;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.util.Optional;

/// What is said of locks and freezes that came or went: to the environment's channel, and to the
/// person whose wish it was.
final class StopNotices {
  private final Turn turn;

  StopNotices(Turn turn) {
    this.turn = turn;
  }

  /// Once: it is named after what was received.
  void say(Task.Stop task) {
    turn.say(new Outgoing.Card(task.id(), channel(task), notice(task), Priority.USUAL));
  }

  private String channel(Task.Stop task) {
    return turn.snapshot()
        .rules(task.command().environment())
        .map(EnvironmentDefinition::channels)
        .flatMap(channels -> channels.deployments())
        .orElse(task.channel());
  }

  /// Another owner is mentioned, and so is told.
  private Message notice(Task.Stop task) {
    StopTarget target = Stops.target(task.command());
    Optional<String> owner = task.confirmed().map(Takeover::owner);
    People people = new People(turn.snapshot().roster());
    return switch (task.change()) {
      case StopChange.Locked(var lock, var _) ->
          StopNotice.locked(task.by(), target, lock, owner, people);
      case StopChange.Unlocked _ -> StopNotice.unlocked(task.by(), target, owner, people);
      case StopChange.Frozen(var freeze) ->
          StopNotice.frozen(task.by(), target.environment(), freeze);
      case StopChange.Thawed _ -> StopNotice.thawed(task.by(), target.environment());
    };
  }

  Message answer(Task.Stop task) {
    StopTarget target = Stops.target(task.command());
    return switch (task.change()) {
      case StopChange.Locked(var lock, var _) -> StopAnswer.locked(target, lock);
      case StopChange.Unlocked _ -> StopAnswer.unlocked(target);
      case StopChange.Frozen(var freeze) -> StopAnswer.frozen(target.environment(), freeze);
      case StopChange.Thawed _ -> StopAnswer.thawed(target.environment());
    };
  }
}
