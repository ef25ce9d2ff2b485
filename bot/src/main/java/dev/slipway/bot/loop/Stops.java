package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.End;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.StopAnswer;
import dev.slipway.bot.message.StopLines;
import dev.slipway.bot.message.StopTarget;
import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.StopChange;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Locks and freezes, from the person to the answer:
///
/// 1. who may not, or wants what cannot be, is told so
/// 2. what another person has locked is asked about; the answer counts for what was seen
/// 3. it is committed, for what was seen: had that changed meanwhile, from 2
/// 4. the environment's channel is told, and the person
///
/// What was received stays until 4, and everything before follows from it, from Git and from when
/// it was received: after a kill the same commit is looked for and not made twice.
final class Stops {
  private static final Duration LONGEST_LOCK = Duration.ofDays(14);
  private static final Duration LONGEST_FREEZE = Duration.ofDays(60);

  /// How long it is tried while Git does not answer.
  private static final Duration TRIED_FOR = Duration.ofMinutes(2);

  private final Turn turn;
  private final Who who;
  private final StopNotices notices;

  Stops(Turn turn, Who who) {
    this.turn = turn;
    this.who = who;
    this.notices = new StopNotices(turn);
  }

  /// A wish in the making.
  ///
  /// @param id of its commit and its message
  private record Wish(
      Speaker speaker, String id, Command.Stopping command, Optional<Takeover> confirmed) {
    Instant at() {
      return speaker.at();
    }

    /// What was confirmed counts for what was seen only.
    Wish of(List<Lock> seen) {
      return new Wish(speaker, id, command, confirmed.filter(it -> it.seen().equals(name(seen))));
    }

    static String name(List<Lock> seen) {
      return Names.brief(seen.toString());
    }

    Task task(StopChange change) {
      return new Task.Stop(
          speaker.number(),
          id,
          speaker.reply(),
          speaker.actor(),
          speaker.channel(),
          speaker.at(),
          command,
          confirmed,
          change);
    }
  }

  void decide(Speaker speaker, Command.Stopping command, Optional<Takeover> confirmed) {
    decide(new Wish(speaker, Names.stop(speaker.reply().id()), command, confirmed));
  }

  private void decide(Wish wish) {
    if (!who.may(wish.speaker().actor(), Permission.LOCK, wish.command().environment())) {
      refuse(wish.speaker(), target(wish.command()));
      return;
    }
    switch (wish.command()) {
      case Command.Lock lock ->
          end(wish, lock.end(), LONGEST_LOCK).ifPresent(until -> lock(wish, lock, until));
      case Command.Unlock(var service, String environment) -> {
        List<Lock> seen = locks(environment, service, wish.at());
        if (isOwnOrConfirmed(wish, seen)) {
          turn.task(wish.task(new StopChange.Unlocked(service, seen)));
        }
      }
      case Command.Freeze freeze ->
          end(wish, freeze.end(), LONGEST_FREEZE)
              .ifPresent(until ->
                  turn.task(
                      wish.task(
                          new StopChange.Frozen(
                              new Freeze(
                                  wish.at().truncatedTo(ChronoUnit.MINUTES),
                                  until,
                                  freeze.reason())))));
      case Command.Unfreeze(String environment) ->
          turn.task(wish.task(new StopChange.Thawed(freezes(environment, wish.at()))));
    }
  }

  private void lock(Wish wish, Command.Lock command, Instant until) {
    List<Lock> seen = locks(command.environment(), command.service(), wish.at());
    Lock lock =
        new Lock(command.service(), wish.speaker().actor().person(), command.reason(), until);
    // After a kill it may stand there already: whom it was taken from is still to be said.
    boolean arrived = seen.equals(List.of(lock));
    if (isOwnOrConfirmed(wish, seen)) {
      turn.task((arrived ? wish : wish.of(seen)).task(new StopChange.Locked(lock, seen)));
    }
  }

  /// To the minute, so that people read what the file says.
  private Optional<Instant> end(Wish wish, End end, Duration longest) {
    Instant exact = end.from(wish.at());
    Instant until = minute(exact);
    if (!until.isAfter(wish.at())) {
      answered(wish.speaker(), StopAnswer.over(until));
      return Optional.empty();
    }
    if (exact.isAfter(wish.at().plus(longest))) {
      answered(
          wish.speaker(),
          StopAnswer.tooLong(longest, shorter(wish.command(), new End.After(longest))));
      return Optional.empty();
    }
    return Optional.of(until);
  }

  /// The whole minute, or the next one.
  static Instant minute(Instant exact) {
    Instant minute = exact.truncatedTo(ChronoUnit.MINUTES);
    return exact.equals(minute) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }

  private static Command shorter(Command.Stopping command, End end) {
    return switch (command) {
      case Command.Lock(var service, String environment, var _, String reason) ->
          new Command.Lock(service, environment, end, reason);
      case Command.Freeze(String environment, var _, String reason) ->
          new Command.Freeze(environment, end, reason);
      case Command.Unlock _, Command.Unfreeze _ -> command;
    };
  }

  /// Else it is asked.
  private boolean isOwnOrConfirmed(Wish wish, List<Lock> seen) {
    String person = wish.speaker().actor().person();
    Optional<Lock> other =
        seen.stream().filter(lock -> !turn.snapshot().isBy(lock, person)).findFirst();
    if (other.isEmpty()) {
      return true;
    }
    if (wish.of(seen).confirmed().isPresent()) {
      return true;
    }
    Takeover takeover = new Takeover(Wish.name(seen), other.get().by(), wish.command().text());
    answered(wish.speaker(), question(wish.command(), other.get(), takeover));
    return false;
  }

  private Message question(Command.Stopping command, Lock lock, Takeover takeover) {
    StopTarget target = target(command);
    return switch (command) {
      case Command.Unlock _ -> StopAnswer.unlockOfAnother(target, lock, people(), takeover);
      case Command.Lock _, Command.Freeze _, Command.Unfreeze _ ->
          StopAnswer.takeOver(target, lock, people(), takeover);
    };
  }

  /// What became of it.
  void done(Task.Stop task, CommitResult result) {
    switch (result) {
      case CommitResult.Pushed(String commit) -> {
        audit(task, "commit " + commit);
        notices.say(task);
        finished(task, notices.answer(task));
      }
      case CommitResult.Nothing() -> {
        audit(task, "nothing to do");
        finished(task, StopAnswer.nothing(target(task.command())));
      }
      case CommitResult.Stale _ -> decide(again(task));
      case CommitResult.Refused(String reason) -> {
        audit(task, "refused: " + reason);
        finished(task, StopAnswer.refused(target(task.command()), reason));
      }
      case CommitResult.Unavailable _ when isLate(task) -> {
        audit(task, "no answer");
        finished(task, StopAnswer.unknownOutcome(target(task.command())));
      }
      // Said once: the same whisper again is passed over.
      case CommitResult.Unavailable _ ->
          turn.whisper(task.reply(), StopAnswer.stillTrying(target(task.command())));
    }
  }

  /// Of what is there now.
  private static Wish again(Task.Stop task) {
    return new Wish(
        new Speaker(
            task.number(), task.at(), task.by(), task.reply(), task.channel(), Optional.empty()),
        task.id(),
        task.command(),
        task.confirmed());
  }

  private boolean isLate(Task.Stop task) {
    return !turn.now().isBefore(task.at().plus(TRIED_FOR));
  }

  private void audit(Task.Stop task, String came) {
    String about = target(task.command()).toString();
    String verb = task.command().text().split(" ", 2)[0];
    String why =
        switch (task.command()) {
          case Command.Lock lock -> lock.end().text() + ": " + lock.reason() + "; ";
          case Command.Freeze freeze -> freeze.end().text() + ": " + freeze.reason() + "; ";
          case Command.Unlock _, Command.Unfreeze _ -> "";
        };
    String from = task.confirmed().map(it -> "over " + it.owner() + "; ").orElse("");
    turn.audit(task.by().person(), verb, about, why + from + came);
  }

  private void finished(Task.Stop task, Message message) {
    turn.whisper(task.reply().later(), message);
    turn.done(task.number());
  }

  /// What holds, and freezes to come.
  Message live(Command.Locks query) {
    Collection<EnvironmentDefinition> all =
        turn.snapshot().state().map(state -> state.rules().values()).orElse(List.of());
    return StopLines.page(
        all.stream()
            .filter(each ->
                query.environment().isEmpty() || query.environment().get().equals(each.name()))
            .toList(),
        people(),
        turn.now());
  }

  void refuse(Speaker speaker, StopTarget target) {
    turn.audit(
        speaker.actor().person(),
        "refuse",
        target.toString(),
        Permission.LOCK + " is not permitted");
    answered(
        speaker, Answer.mayNotLock(target, who.holders(Permission.LOCK, target.environment())));
  }

  private List<Lock> locks(String environment, Optional<String> service, Instant at) {
    return turn.snapshot().rules(environment).stream()
        .flatMap(rules -> rules.locks().stream())
        .filter(lock -> lock.service().equals(service) && at.isBefore(lock.until()))
        .toList();
  }

  private List<Freeze> freezes(String environment, Instant at) {
    return turn.snapshot().rules(environment).stream()
        .flatMap(rules -> rules.freezes().stream())
        .filter(freeze -> freeze.holdsAt(at))
        .toList();
  }

  static StopTarget target(Command.Stopping command) {
    return switch (command) {
      case Command.Lock lock -> new StopTarget(lock.service(), lock.environment());
      case Command.Unlock unlock -> new StopTarget(unlock.service(), unlock.environment());
      case Command.Freeze freeze -> new StopTarget(Optional.empty(), freeze.environment());
      case Command.Unfreeze unfreeze -> new StopTarget(Optional.empty(), unfreeze.environment());
    };
  }

  private People people() {
    return new People(turn.snapshot().roster());
  }

  private void answered(Speaker speaker, Message message) {
    // That it was tried may have been said before.
    turn.whisper(speaker.reply().later(), message);
    turn.done(speaker.number());
  }
}
