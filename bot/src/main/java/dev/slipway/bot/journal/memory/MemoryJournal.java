package dev.slipway.bot.journal.memory;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.NoticeStore;
import dev.slipway.bot.notify.Waiting;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.OutboxStore;
import dev.slipway.bot.outbox.Result;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Keeps everything in maps. A crash of the bot does not lose it.
public final class MemoryJournal implements Journal, OutboxStore, NoticeStore {
  private static final Duration REMEMBERED = Duration.ofDays(8);

  private final Map<String, Instant> seen = new HashMap<>();
  private final TreeMap<Long, Received> received = new TreeMap<>();
  private final Map<RequestId, RequestState> requests = new HashMap<>();
  private final Map<String, Following> followings = new HashMap<>();
  private final List<AuditLine> audit = new ArrayList<>();
  private final Map<String, LockSeen> locks = new HashMap<>();
  private final Map<IncidentId, IncidentState> incidents = new HashMap<>();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryNotices notices = new MemoryNotices();
  private Optional<Instant> digest = Optional.empty();
  private Optional<Restored> restored = Optional.empty();
  private EventCursor cursor = EventCursor.BEGINNING;
  private long newest;

  /// Makes it one that was restored.
  public synchronized void restored(Restored now) {
    restored = Optional.of(now);
    received.clear();
  }

  @Override
  public synchronized Optional<Restored> restored() {
    return restored;
  }

  @Override
  public synchronized boolean receive(Inbound inbound, Instant at) {
    seen.values().removeIf(before -> before.isBefore(at.minus(REMEMBERED)));
    if (seen.putIfAbsent(inbound.id(), at) != null) {
      return false;
    }
    newest++;
    received.put(newest, new Received(newest, at, inbound));
    return true;
  }

  @Override
  public synchronized List<Received> received(int limit) {
    return received.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void record(Entry entry) {
    entry.requests().forEach(state -> requests.put(state.ask().id(), state));
    entry.followings().forEach(following -> followings.put(following.rollout(), following));
    entry.cursor().ifPresent(read -> cursor = read);
    entry.done().forEach(received::remove);
    entry.outgoing().forEach(outgoing -> outbox.add(outgoing, entry.at()));
    audit.addAll(entry.audit());
    entry.locks().forEach(lock -> locks.put(lock.id(), lock));
    entry.digest().ifPresent(due -> digest = Optional.of(due));
    entry.incidents().forEach(state -> incidents.put(state.id(), state));
    entry.dispatches().forEach(dispatch -> notices.add(dispatch, entry.at()));
  }

  @Override
  public synchronized List<IncidentState> openIncidents() {
    return incidentsByAge().filter(state -> !state.isResolved()).toList();
  }

  private Stream<IncidentState> incidentsByAge() {
    return incidents.values().stream()
        .sorted(
            Comparator.comparing((IncidentState state) -> state.incident().opening().at())
                .thenComparing(state -> state.id().text()));
  }

  @Override
  public synchronized Optional<IncidentState> incident(IncidentId id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public synchronized Optional<IncidentState> newestIncident(String key) {
    return incidentsByAge()
        .filter(state -> state.incident().opening().key().equals(key))
        .reduce((_, newer) -> newer);
  }

  @Override
  public synchronized List<IncidentState> incidentsSince(Instant opened) {
    return incidentsByAge()
        .filter(state -> !state.incident().opening().at().isBefore(opened))
        .toList();
  }

  @Override
  public synchronized Optional<Instant> digestDealtWith() {
    return digest;
  }

  @Override
  public synchronized List<Following> followingsSince(Instant started) {
    return followings.values().stream()
        .filter(following -> !following.started().isBefore(started))
        .sorted(Comparator.comparing(Following::started).thenComparing(Following::rollout))
        .toList();
  }

  @Override
  public synchronized List<LockSeen> locksSeen() {
    return locks.values().stream()
        .sorted(Comparator.comparing(LockSeen::since).thenComparing(LockSeen::id))
        .toList();
  }

  @Override
  public synchronized EventCursor cursor() {
    return cursor;
  }

  @Override
  public synchronized List<RequestState> openRequests() {
    return requests.values().stream()
        .filter(state -> !(state instanceof RequestState.Ended))
        .sorted(byAge())
        .toList();
  }

  private static Comparator<RequestState> byAge() {
    return Comparator.comparing((RequestState state) -> state.ask().at())
        .thenComparing(state -> state.ask().id().text());
  }

  @Override
  public synchronized Optional<RequestState> request(RequestId id) {
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public synchronized List<RequestState> requests(Place place, int limit) {
    return requests.values().stream()
        .filter(state -> state.ask().place().equals(place))
        .sorted(byAge().reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Following> openFollowings() {
    return followings.values().stream()
        .filter(following -> !following.phase().isOver())
        .sorted(Comparator.comparing(Following::started).thenComparing(Following::rollout))
        .toList();
  }

  @Override
  public synchronized Optional<Following> following(String rollout) {
    return Optional.ofNullable(followings.get(rollout));
  }

  @Override
  public synchronized List<Following> followings(Place place, int limit) {
    return followings.values().stream()
        .filter(following -> following.place().equals(place))
        .sorted(
            Comparator.comparing(Following::started).thenComparing(Following::rollout).reversed())
        .limit(limit)
        .toList();
  }

  /// Who did what, in order.
  public synchronized List<AuditLine> audit() {
    return List.copyOf(audit);
  }

  @Override
  public synchronized Optional<String> cardAt(String channel, String ts) {
    return outbox.cardAt(channel, ts);
  }

  @Override
  public synchronized boolean isPosting() {
    return outbox.isPosting();
  }

  @Override
  public synchronized List<Errand> errands() {
    return outbox.errands();
  }

  @Override
  public synchronized void note(Errand errand, Result result) {
    outbox.note(errand, result);
  }

  @Override
  public synchronized boolean deleted(String channel, String ts) {
    return outbox.deleted(channel, ts);
  }

  @Override
  public synchronized Depth depth() {
    return outbox.depth();
  }

  @Override
  public synchronized List<Failure> failures(int limit) {
    return outbox.failures(limit);
  }

  @Override
  public synchronized List<Waiting> waiting(String notifier) {
    return notices.waiting(notifier);
  }

  @Override
  public synchronized void note(Dispatch dispatch, Fate fate) {
    notices.note(dispatch, fate);
  }

  @Override
  public synchronized SortedMap<String, Long> waitingNotices() {
    return notices.depth();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
