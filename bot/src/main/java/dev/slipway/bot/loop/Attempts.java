package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Errand;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which tasks are due, and when those are tried again that did not come off. One try at a time for
/// each; waits double from half a second to half a minute.
final class Attempts {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 6;

  /// What was ordered by what was received, until it is dealt with.
  private final Set<Task> wanted = new LinkedHashSet<>();

  private final Map<Task, Attempt> attempts = new LinkedHashMap<>();
  private final Set<Task> inFlight = new HashSet<>();

  private record Attempt(int failures, Instant notBefore) {}

  /// Of what was received once, the newest is wanted.
  void wanted(Task task) {
    Optional<Long> number = Tasks.number(task);
    wanted.removeIf(other -> number.isPresent() && Tasks.number(other).equals(number));
    wanted.add(task);
  }

  /// Its number was dealt with.
  void dealtWith(Set<Long> numbers) {
    wanted.removeIf(task -> Tasks.number(task).filter(numbers::contains).isPresent());
  }

  void note(Outcome outcome, Instant now) {
    Task task = outcome.task();
    inFlight.remove(task);
    if (Tasks.number(task).isEmpty()) {
      wanted.remove(task); // nothing that was received waits for it: it is tried once
    }
    Optional<Duration> pace = Tasks.pace(task);
    int failures =
        pace.isPresent() && !outcome.isUnavailable()
            ? 0
            : Optional.ofNullable(attempts.get(task)).map(Attempt::failures).orElse(0) + 1;
    Duration wait =
        failures == 0
            ? pace.orElse(FIRST_WAIT)
            : FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    attempts.put(task, new Attempt(failures, now.plus(wait)));
  }

  /// What is to be done now; from here on it is under way.
  List<Task> due(Instant now, Memory memory) {
    Set<Task> all = all(memory);
    attempts.keySet().retainAll(all);
    List<Task> due = new ArrayList<>();
    for (Task task : all) {
      Attempt attempt = attempts.get(task);
      boolean ripe = attempt == null || !now.isBefore(attempt.notBefore());
      if (ripe && inFlight.add(task)) {
        due.add(task);
      }
    }
    return due;
  }

  /// When the next one is due that is not under way; empty when none is.
  Optional<Instant> next(Memory memory) {
    return all(memory).stream()
        .filter(task -> !inFlight.contains(task))
        .map(attempts::get)
        .filter(java.util.Objects::nonNull)
        .map(Attempt::notBefore)
        .min(Instant::compareTo);
  }

  private Set<Task> all(Memory memory) {
    Set<Task> all = new LinkedHashSet<>(wanted);
    for (RequestState state : memory.openRequests()) {
      Errand.of(state).forEach(errand -> all.add(new Task.Run(state, errand)));
    }
    memory.owed().ifPresent(all::add);
    for (Following following : memory.openFollowings()) {
      all.add(new Task.Watch(following.rollout()));
    }
    return all;
  }
}
