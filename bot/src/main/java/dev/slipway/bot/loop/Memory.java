package dev.slipway.bot.loop;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the desk has in mind: all that is not over. Changed only after what changes it was
/// recorded; read anew from the journal at the start.
final class Memory {
  private final Journal journal;
  private final Map<RequestId, RequestState> requests = new LinkedHashMap<>();
  private final Map<String, Following> followings = new LinkedHashMap<>();
  private final Map<String, RolloutStatus> statuses = new LinkedHashMap<>();
  private final Map<RequestId, ServiceStatus> services = new LinkedHashMap<>();
  private EventCursor cursor;
  private Instant horizon;
  private boolean caughtUp;

  /// @param now events from before it are old news, where no event was dealt with yet
  Memory(Journal journal, Instant now) {
    this.journal = journal;
    this.cursor = journal.cursor();
    this.horizon = cursor.feed().isPresent() ? Instant.EPOCH : now;
    journal.openRequests().forEach(state -> requests.put(state.ask().id(), state));
    journal.openFollowings().forEach(each -> followings.put(each.rollout(), each));
  }

  EventCursor cursor() {
    return cursor;
  }

  Instant horizon() {
    return horizon;
  }

  boolean isCaughtUp() {
    return caughtUp;
  }

  void caughtUp(boolean now) {
    caughtUp = now;
  }

  List<RequestState> openRequests() {
    return List.copyOf(requests.values());
  }

  List<Following> openFollowings() {
    return followings.values().stream().filter(each -> !each.phase().isOver()).toList();
  }

  /// Also one that has ended.
  Optional<RequestState> request(RequestId id) {
    return Optional.ofNullable(requests.get(id)).or(() -> journal.request(id));
  }

  Optional<Following> following(String rollout) {
    return Optional.ofNullable(followings.get(rollout)).or(() -> journal.following(rollout));
  }

  Optional<RolloutStatus> status(String rollout) {
    return Optional.ofNullable(statuses.get(rollout));
  }

  Map<RequestId, ServiceStatus> services() {
    return services;
  }

  /// After it was recorded.
  void take(Turn turn) {
    turn.requests()
        .forEach((id, state) -> {
          if (state instanceof RequestState.Ended) {
            requests.remove(id);
          } else {
            requests.put(id, state);
          }
        });
    followings.putAll(turn.followings());
    statuses.putAll(turn.statuses());
    services.putAll(turn.services());
    turn.cursor()
        .ifPresent(next -> {
          if (next.feed().isPresent()) {
            horizon = Instant.EPOCH;
          } else {
            horizon = turn.now();
          }
          cursor = next;
        });
    forgetWhatIsOver();
  }

  /// A rollout that is over is kept while a request has not heard of its end.
  private void forgetWhatIsOver() {
    List<String> over = new ArrayList<>();
    followings.forEach((id, following) -> {
      if (following.phase().isOver() && requests.keySet().stream().noneMatch(names(following))) {
        over.add(id);
      }
    });
    over.forEach(followings::remove);
    statuses.keySet().retainAll(followings.keySet());
    services.keySet().retainAll(requests.keySet());
  }

  private static Predicate<RequestId> names(Following following) {
    return id ->
        following.requests().contains(id.text()) || following.skipped().contains(id.text());
  }

  /// Those that name a request, the newest last.
  List<Following> followingsOf(RequestId id, Map<String, Following> newer) {
    Map<String, Following> all = new LinkedHashMap<>(followings);
    all.putAll(newer);
    return all.values().stream().filter(following -> names(following).test(id)).toList();
  }
}
