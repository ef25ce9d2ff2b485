package dev.slipway.sandbox.bench.chat;

import dev.slipway.api.event.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has happened while nobody followed: merged rollouts of every service in every environment
/// in turn, of which each tenth was taken back.
final class Backlog {
  private static final int BAD_ONES = 10;

  private Backlog() {}

  /// @param count of events, of which the last ones may be of a rollout that is under way
  /// @param at when all of them happened
  static List<EventRecord> of(int count, Instant at) {
    List<EventRecord> events = new ArrayList<>();
    for (int number = 0; events.size() < count; number++) {
      int place = number % (ChatBed.ENVIRONMENTS.size() * ChatBed.SERVICES.size());
      RecordedRollout rollout =
          new RecordedRollout(
              "backlog-" + number,
              ChatBed.ENVIRONMENTS.get(place % ChatBed.ENVIRONMENTS.size()),
              ChatBed.SERVICES.get(place / ChatBed.ENVIRONMENTS.size()),
              "2.0." + number,
              Optional.empty());
      events.addAll(number % BAD_ONES == 0 ? rollout.rolledBack(at) : rollout.proven(at));
    }
    return List.copyOf(events.subList(0, count));
  }
}
