package dev.slipway.bot.loop;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the desk has in mind: all that is not over. Changed only after what changes it was
/// recorded; read anew from the journal at the start.
final class Memory {
  /// How many rollouts of a place are looked through for a request's own.
  private static final int NEWEST = 50;

  private final Journal journal;
  private final Map<RequestId, RequestState> requests = new LinkedHashMap<>();
  private final Map<String, Following> followings = new LinkedHashMap<>();
  private final Map<String, RolloutStatus> statuses = new LinkedHashMap<>();
  private final Map<RequestId, ServiceStatus> services = new LinkedHashMap<>();
  private final Map<String, LockSeen> locks = new LinkedHashMap<>();
  private final Map<IncidentId, IncidentState> incidents = new LinkedHashMap<>();
  private Optional<Instant> digest;
  private Optional<Task> owed = Optional.empty();
  private EventCursor cursor;
  private Instant horizon;
  private final Map<RequestId, Long> toldByState = new LinkedHashMap<>();
  private final Map<RequestId, Optional<String>> standIns = new LinkedHashMap<>();
  private long endsRead;

  /// @param now events from before it are old news, where no event was dealt with yet
  Memory(Journal journal, Instant now) {
    this.journal = journal;
    this.cursor = journal.cursor();
    this.horizon = cursor.feed().isPresent() ? Instant.EPOCH : now;
    journal.openRequests().forEach(state -> requests.put(state.ask().id(), state));
    journal.openFollowings().forEach(each -> followings.put(each.rollout(), each));
    this.digest = journal.digestDealtWith();
    journal.openIncidents().forEach(state -> incidents.put(state.id(), state));
    journal.locksSeen().forEach(seen -> locks.put(seen.id(), seen));
    requests.values().forEach(this::rememberItsRollouts);
  }

  /// Also those that were over before the request heard of its commit.
  private void rememberItsRollouts(RequestState request) {
    journal.followings(request.ask().place(), NEWEST).reversed().stream()
        .filter(each -> Links.concerns(each, request))
        .forEach(each -> followings.putIfAbsent(each.rollout(), each));
  }

  EventCursor cursor() {
    return cursor;
  }

  Instant horizon() {
    return horizon;
  }

  void readToTheEnd() {
    endsRead++;
  }

  boolean isExplained(RequestId id) {
    return endsRead >= toldByState.computeIfAbsent(id, _ -> endsRead) + 2;
  }

  boolean isAnotherOnCall(RequestId id, Optional<String> person) {
    return !person.equals(standIns.put(id, person));
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

  Optional<LockSeen> lock(String id) {
    return Optional.ofNullable(locks.get(id));
  }

  List<IncidentState> openIncidents() {
    return List.copyOf(incidents.values());
  }

  /// Also one that is resolved.
  Optional<IncidentState> incident(IncidentId id) {
    return Optional.ofNullable(incidents.get(id)).or(() -> journal.incident(id));
  }

  Optional<IncidentState> newestIncident(String key) {
    return incidents.values().stream()
        .filter(state -> state.incident().opening().key().equals(key))
        .reduce((_, newer) -> newer)
        .or(() -> journal.newestIncident(key));
  }

  /// When the last digest was due that is dealt with.
  Optional<Instant> digest() {
    return digest;
  }

  /// What is to be done for the digest that is due.
  Optional<Task> owed() {
    return owed;
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
    turn.locks().forEach(seen -> locks.put(seen.id(), seen));
    turn.incidents()
        .forEach((id, state) -> {
          if (state.isResolved()) {
            incidents.remove(id);
          } else {
            incidents.put(id, state);
          }
        });
    digest = turn.digest();
    owed = turn.owed();
    turn.passedOver().ifPresent(next -> cursor = next);
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
      if (following.phase().isOver()
          && requests.values().stream().noneMatch(each -> Links.concerns(following, each))) {
        over.add(id);
      }
    });
    over.forEach(followings::remove);
    statuses.keySet().retainAll(followings.keySet());
    services.keySet().retainAll(requests.keySet());
    toldByState.keySet().retainAll(requests.keySet());
    standIns.keySet().retainAll(requests.keySet());
  }

  /// Those that concern a request, the newest last.
  List<Following> followingsOf(RequestState request, Map<String, Following> newer) {
    Map<String, Following> all = new LinkedHashMap<>(followings);
    all.putAll(newer);
    return all.values().stream().filter(each -> Links.concerns(each, request)).toList();
  }

  /// The first rollout that carried a request out, however long ago.
  Optional<Following> carrier(RequestState request, Map<String, Following> newer) {
    return Stream.concat(
            journal.followings(request.ask().place(), NEWEST).reversed().stream(),
            newer.values().stream())
        .filter(each -> Links.carries(each, request))
        .findFirst()
        .map(each -> newer.getOrDefault(each.rollout(), each));
  }
}
