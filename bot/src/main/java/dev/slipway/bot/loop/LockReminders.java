package dev.slipway.bot.loop;

import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.bot.journal.Journal.LockSeen.Reminder;
import dev.slipway.bot.message.StopNotice;
import dev.slipway.bot.message.StopTarget;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Reminds the owner of a lock that is older than a day and has half of its time behind it: once,
/// directly. Where the owner is not in chat nobody is told. Git does not say since when a lock
/// stands there, so the time counts from when it was first seen.
final class LockReminders {
  private static final Duration AGE = Duration.ofDays(1);

  private final Turn turn;

  LockReminders(Turn turn) {
    this.turn = turn;
  }

  void look() {
    turn.snapshot().state().ifPresent(state -> state.rules().values().forEach(this::look));
  }

  private void look(EnvironmentDefinition environment) {
    environment.locks().stream()
        .filter(lock -> turn.now().isBefore(lock.until()))
        .forEach(lock -> look(environment.name(), lock));
  }

  private void look(String environment, Lock lock) {
    String id = "k-" + Names.brief(environment + " " + lock);
    Optional<LockSeen> known = turn.lock(id);
    LockSeen seen =
        known.orElseGet(
            () -> new LockSeen(id, turn.now().truncatedTo(ChronoUnit.MILLIS), Reminder.TO_COME));
    if (known.isEmpty()) {
      turn.lock(seen);
    }
    Instant due = due(seen.since(), lock.until());
    if (seen.reminder() == Reminder.SAID || !due.isBefore(lock.until())) {
      return;
    }
    if (turn.now().isBefore(due)) {
      turn.lookAgain(due);
    } else {
      remind(new StopTarget(lock.service(), environment), lock, seen);
    }
  }

  private static Instant due(Instant since, Instant until) {
    Instant half = since.plus(Duration.between(since, until).dividedBy(2));
    Instant old = since.plus(AGE);
    return half.isAfter(old) ? half : old;
  }

  private void remind(StopTarget target, Lock lock, LockSeen seen) {
    turn.snapshot()
        .roster()
        .person(lock.by())
        .flatMap(Person::slack)
        .ifPresent(member ->
            turn.say(
                new Outgoing.Card(
                    seen.id(),
                    member,
                    StopNotice.reminder(target, lock, seen.since()),
                    Priority.LOW)));
    turn.lock(new LockSeen(seen.id(), seen.since(), Reminder.SAID));
  }
}
