package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.OnCallAnswer;
import dev.slipway.bot.message.People;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Somebody stands in for whoever is on call: from the person who says so to the answer.
///
/// 1. who may not, or wants what cannot be, is told so
/// 2. it is committed to `oncall.yaml`, with its own lines only
/// 3. the person, the channel for incidents and who stands in are told
///
/// What was received stays until 3: after a kill the same commit is looked for and not made twice.
final class Overrides {
  private static final Duration LONGEST = Duration.ofDays(31);

  /// How long it is tried while Git does not answer.
  private static final Duration TRIED_FOR = Duration.ofMinutes(2);

  private final Turn turn;
  private final Who who;

  Overrides(Turn turn, Who who) {
    this.turn = turn;
    this.who = who;
  }

  void decide(Speaker speaker, Command.Override wanted) {
    Optional<Schedule> schedule = Optional.ofNullable(onCall().schedules().get(wanted.schedule()));
    Optional<Person> person = turn.snapshot().roster().person(wanted.person());
    if (schedule.isEmpty()) {
      answered(speaker, OnCallAnswer.noSchedule(wanted.schedule(), onCall().schedules().keySet()));
    } else if (!may(speaker, schedule.get())) {
      turn.audit(
          speaker.actor().person(), "refuse", wanted.schedule(), "override is not permitted");
      answered(speaker, OnCallAnswer.notPermitted(wanted.schedule()));
    } else if (person.isEmpty()) {
      answered(speaker, OnCallAnswer.nobody(wanted.person()));
    } else {
      commit(speaker, wanted, person.get().id());
    }
  }

  /// A time span counts from the beginning of the whole.
  private void commit(Speaker speaker, Command.Override wanted, String person) {
    Instant from =
        wanted
            .from()
            .map(begin -> Stops.minute(begin.from(speaker.at())))
            .orElseGet(() -> speaker.at().truncatedTo(ChronoUnit.MINUTES));
    Instant until =
        Stops.minute(wanted.end().from(wanted.from().isPresent() ? from : speaker.at()));
    if (!until.isAfter(from) || !until.isAfter(speaker.at())) {
      answered(speaker, OnCallAnswer.ends());
    } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
      answered(speaker, OnCallAnswer.tooLong(LONGEST));
    } else {
      turn.task(
          new Task.Override(
              speaker.number(),
              Names.stop(speaker.reply().id()),
              speaker.reply(),
              speaker.actor(),
              wanted.schedule(),
              new StandIn(person, from, until),
              speaker.at()));
    }
  }

  /// Who takes turns in it, and who may operate where it is called for.
  private boolean may(Speaker speaker, Schedule schedule) {
    return schedule.isTakenInTurnsBy(speaker.actor().person())
        || turn.snapshot().state().stream()
            .map(DesiredState::rules)
            .flatMap(rules -> rules.keySet().stream())
            .filter(environment -> isCalledFor(schedule, environment))
            .anyMatch(environment -> who.may(speaker.actor(), Permission.OPERATE, environment));
  }

  private boolean isCalledFor(Schedule schedule, String environment) {
    return onCall().escalation(environment).map(Escalation::steps).stream()
        .flatMap(steps -> steps.stream())
        .flatMap(step -> step.contacts().stream())
        .anyMatch(new Contact.OnDuty(schedule.name())::equals);
  }

  /// What became of it.
  void done(Task.Override task, CommitResult result) {
    switch (result) {
      case CommitResult.Pushed(String commit) -> {
        audit(task, "commit " + commit);
        tell(task);
        finished(task, OnCallAnswer.standsIn(task.schedule(), task.standIn(), people()));
      }
      case CommitResult.Nothing() -> {
        audit(task, "nothing to do");
        finished(task, OnCallAnswer.nothing());
      }
      case CommitResult.Stale(String what) -> refused(task, what);
      case CommitResult.Refused(String reason) -> refused(task, reason);
      case CommitResult.Unavailable _ when isLate(task) -> {
        audit(task, "no answer");
        finished(task, OnCallAnswer.unknownOutcome());
      }
      // Said once: the same whisper again is passed over.
      case CommitResult.Unavailable _ -> turn.whisper(task.reply(), OnCallAnswer.stillTrying());
    }
  }

  private void refused(Task.Override task, String reason) {
    audit(task, "refused: " + reason);
    finished(task, OnCallAnswer.refused(reason));
  }

  private boolean isLate(Task.Override task) {
    return !turn.now().isBefore(task.at().plus(TRIED_FOR));
  }

  /// In the channel for incidents, where the mention reaches them; without one by a direct message.
  private void tell(Task.Override task) {
    turn.snapshot()
        .roster()
        .defaults()
        .channels()
        .flatMap(Channels::incidents)
        .or(() -> turn.snapshot().roster().person(task.standIn().person()).flatMap(Person::slack))
        .ifPresent(place ->
            turn.say(
                new Outgoing.Card(
                    task.id(),
                    place,
                    OnCallAnswer.notice(task.by(), task.schedule(), task.standIn(), people()),
                    Priority.USUAL)));
  }

  private void audit(Task.Override task, String came) {
    StandIn standIn = task.standIn();
    turn.audit(
        task.by().person(),
        "override",
        task.schedule(),
        standIn.person() + " " + standIn.from() + ".." + standIn.until() + "; " + came);
  }

  private void finished(Task.Override task, Message message) {
    turn.whisper(task.reply().later(), message);
    turn.done(task.number());
  }

  private OnCall onCall() {
    return turn.snapshot().onCall();
  }

  private People people() {
    return new People(turn.snapshot().roster());
  }

  private void answered(Speaker speaker, Message message) {
    turn.whisper(speaker.reply().later(), message);
    turn.done(speaker.number());
  }
}
