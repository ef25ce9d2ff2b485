package dev.slipway.bot.journal;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A journal whose entries fail when they are told to: before they were kept, or after.
public final class TroubledJournal implements Journal {
  private final Journal journal;
  private final Consumer<Entry> watcher;
  private Optional<Boolean> next = Optional.empty();

  /// @param watcher is told of each entry that is kept, before it is
  public TroubledJournal(Journal journal, Consumer<Entry> watcher) {
    this.journal = journal;
    this.watcher = watcher;
  }

  /// @param kept whether the entry that fails is kept
  public void failNext(boolean kept) {
    next = Optional.of(kept);
  }

  @Override
  public void record(Entry entry) {
    Optional<Boolean> failing = next;
    next = Optional.empty();
    if (failing.isEmpty() || failing.get()) {
      watcher.accept(entry);
      journal.record(entry);
    }
    if (failing.isPresent()) {
      throw new JournalException("the disk is full", new IllegalStateException("planned"));
    }
  }

  @Override
  public boolean receive(Inbound inbound, Instant at) {
    return journal.receive(inbound, at);
  }

  @Override
  public List<Received> received(int limit) {
    return journal.received(limit);
  }

  @Override
  public EventCursor cursor() {
    return journal.cursor();
  }

  @Override
  public List<RequestState> openRequests() {
    return journal.openRequests();
  }

  @Override
  public Optional<RequestState> request(RequestId id) {
    return journal.request(id);
  }

  @Override
  public List<RequestState> requests(Place place, int limit) {
    return journal.requests(place, limit);
  }

  @Override
  public List<Following> openFollowings() {
    return journal.openFollowings();
  }

  @Override
  public Optional<Following> following(String rollout) {
    return journal.following(rollout);
  }

  @Override
  public List<Following> followings(Place place, int limit) {
    return journal.followings(place, limit);
  }

  @Override
  public List<Following> followingsSince(Instant started) {
    return journal.followingsSince(started);
  }

  @Override
  public Optional<Instant> digestDealtWith() {
    return journal.digestDealtWith();
  }

  @Override
  public List<IncidentState> openIncidents() {
    return journal.openIncidents();
  }

  @Override
  public Optional<IncidentState> incident(IncidentId id) {
    return journal.incident(id);
  }

  @Override
  public Optional<IncidentState> newestIncident(String key) {
    return journal.newestIncident(key);
  }

  @Override
  public List<IncidentState> incidentsSince(Instant opened) {
    return journal.incidentsSince(opened);
  }

  @Override
  public List<LockSeen> locksSeen() {
    return journal.locksSeen();
  }

  @Override
  public Optional<String> cardAt(String channel, String ts) {
    return journal.cardAt(channel, ts);
  }

  @Override
  public boolean isPosting() {
    return journal.isPosting();
  }

  @Override
  public Optional<Restored> restored() {
    return journal.restored();
  }

  @Override
  public void close() {
    journal.close();
  }
}
