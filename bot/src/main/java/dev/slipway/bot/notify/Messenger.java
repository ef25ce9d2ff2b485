package dev.slipway.bot.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what waits for one notifier. Level-triggered: each look reads what waits and tells what is
/// due.
///
/// 1. What a reader hears of an incident is in order: nothing is told before what came earlier has
///    arrived or was given up. Other incidents do not wait for it.
/// 2. A try is noted before it is made, and counts: what cannot be noted is not told, and nothing
///    that fails is tried without end. That it has arrived is noted after it has: after a crash in
///    between it is told once more, under the same id.
/// 3. What is given up is said before that is noted, so that nothing is lost in silence.
final class Messenger {
  private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

  private final String name;
  private final Notifier notifier;
  private final NoticeStore store;
  private final NoticeListener listener;
  private final InstantSource clock;

  /// Nothing is told before that: the other side wants rest.
  private Instant rest = Instant.MIN;

  Messenger(
      String name,
      Notifier notifier,
      NoticeStore store,
      NoticeListener listener,
      InstantSource clock) {
    this.name = name;
    this.notifier = notifier;
    this.store = store;
    this.listener = listener;
    this.clock = clock;
  }

  /// Tells what is due, until nothing is or the thread is interrupted.
  ///
  /// @return how long nothing will be due; empty when nothing waits
  Optional<Duration> look() {
    Optional<Waiting> due = due();
    while (due.isPresent() && !Thread.currentThread().isInterrupted()) {
      tell(due.get());
      due = due();
    }
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return store.waiting(name).stream()
        .map(Waiting::due)
        .min(Comparator.naturalOrder())
        .map(next -> Duration.between(now, next.isBefore(rest) ? rest : next))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private Optional<Waiting> due() {
    Instant now = clock.instant();
    boolean rests = now.isBefore(rest) && rest.isBefore(now.plus(Waiting.LONGEST_WAIT));
    return rests
        ? Optional.empty()
        : store.waiting(name).stream().filter(waiting -> waiting.isDue(now)).findFirst();
  }

  private void tell(Waiting waiting) {
    Dispatch dispatch = waiting.dispatch();
    if (waiting.isSpent()) {
      settle(dispatch, new Fate.GivenUp("tried again and again, and the bot ended each time"));
      return;
    }
    store.note(dispatch, waiting.trying(clock.instant()));
    Told told = notifier.tell(dispatch);
    if (told instanceof Told.Later(String reason, Optional<Instant> notBefore)) {
      notBefore.ifPresent(until -> rest = until);
      log(waiting, reason);
    }
    settle(dispatch, waiting.after(told, clock.instant()));
  }

  private void settle(Dispatch dispatch, Fate fate) {
    switch (fate) {
      case Fate.Arrived() -> listener.tried(name, "told");
      case Fate.Postponed _ -> listener.tried(name, "later");
      case Fate.GivenUp(String reason) -> {
        LOG.error("given up notifier={} notice={} reason={}", name, dispatch.id(), reason);
        listener.givenUp(dispatch, reason);
        listener.tried(name, "given-up");
      }
    }
    store.note(dispatch, fate);
  }

  /// Once for each notice, not for each try.
  private void log(Waiting waiting, String reason) {
    if (waiting.failed() == 0) {
      LOG.warn(
          "not told yet notifier={} notice={} reason={}", name, waiting.dispatch().id(), reason);
    }
  }
}
