package dev.slipway.bot.simulation;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.OutboxStore;
import dev.slipway.bot.outbox.Result;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The journal's disk: an entry may fail, before it was kept or after. It outlives the bot.
final class Ledger implements Journal, OutboxStore {
  private final Scenery scenery;

  Ledger(Scenery scenery) {
    this.scenery = scenery;
  }

  @Override
  public void record(Entry entry) {
    if (scenery.bug == Bug.CURSOR_FIRST && entry.cursor().isPresent()) {
      scenery.journal.record(
          new Entry(
              entry.at(), List.of(), List.of(), entry.cursor(), List.of(), List.of(), List.of()));
    }
    boolean torn = scenery.bug == Bug.CURSOR_FIRST && !entry.followings().isEmpty();
    if (scenery.mishap(torn ? 0.3 : 0.02)) {
      scenery.say("an entry is not kept");
      if (scenery.bug == Bug.ACTED_BEFORE_RECORDED) {
        return;
      }
      throw new JournalException("the disk is full", new IllegalStateException("planned"));
    }
    scenery.rules.recorded(entry);
    scenery.journal.record(scenery.bug == Bug.AUDIT_OFF ? unaudited(entry) : entry);
    if (scenery.mishap(0.02)) {
      scenery.say("an entry is kept, and nobody hears of it");
      throw new JournalException("the disk is slow", new IllegalStateException("planned"));
    }
  }

  private static Entry unaudited(Entry entry) {
    return new Entry(
        entry.at(),
        entry.requests(),
        entry.followings(),
        entry.cursor(),
        entry.done(),
        entry.outgoing(),
        List.of());
  }

  @Override
  public boolean receive(Inbound inbound, Instant at) {
    return scenery.journal.receive(inbound, at);
  }

  @Override
  public List<Received> received(int limit) {
    return scenery.journal.received(limit);
  }

  @Override
  public EventCursor cursor() {
    return scenery.journal.cursor();
  }

  @Override
  public List<RequestState> openRequests() {
    return scenery.journal.openRequests();
  }

  @Override
  public Optional<RequestState> request(RequestId id) {
    return scenery.journal.request(id);
  }

  @Override
  public List<RequestState> requests(Place place, int limit) {
    return scenery.journal.requests(place, limit);
  }

  @Override
  public List<Following> openFollowings() {
    return scenery.journal.openFollowings();
  }

  @Override
  public Optional<Following> following(String rollout) {
    return scenery.journal.following(rollout);
  }

  @Override
  public List<Following> followings(Place place, int limit) {
    return scenery.journal.followings(place, limit);
  }

  @Override
  public List<Following> followingsSince(Instant started) {
    return scenery.journal.followingsSince(started);
  }

  @Override
  public Optional<Instant> digestDealtWith() {
    return scenery.journal.digestDealtWith();
  }

  @Override
  public List<IncidentState> openIncidents() {
    return scenery.journal.openIncidents();
  }

  @Override
  public Optional<IncidentState> incident(IncidentId id) {
    return scenery.journal.incident(id);
  }

  @Override
  public Optional<IncidentState> newestIncident(String key) {
    return scenery.journal.newestIncident(key);
  }

  @Override
  public List<IncidentState> incidentsSince(Instant opened) {
    return scenery.journal.incidentsSince(opened);
  }

  @Override
  public List<LockSeen> locksSeen() {
    return scenery.journal.locksSeen();
  }

  @Override
  public Optional<String> cardAt(String channel, String ts) {
    return scenery.journal.cardAt(channel, ts);
  }

  @Override
  public List<Errand> errands() {
    return scenery.journal.errands();
  }

  @Override
  public void note(Errand errand, Result result) {
    if (scenery.mishap(0.02)) {
      throw new JournalException("the disk is full", new IllegalStateException("planned"));
    }
    scenery.journal.note(errand, result);
  }

  @Override
  public boolean deleted(String channel, String ts) {
    return scenery.journal.deleted(channel, ts);
  }

  @Override
  public Depth depth() {
    return scenery.journal.depth();
  }

  @Override
  public List<Failure> failures(int limit) {
    return scenery.journal.failures(limit);
  }

  @Override
  public boolean isPosting() {
    return scenery.journal.isPosting();
  }

  @Override
  public Optional<Restored> restored() {
    return scenery.journal.restored();
  }

  @Override
  public void close() {
    scenery.journal.close();
  }
}
