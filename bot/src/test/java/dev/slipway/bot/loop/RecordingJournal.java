package dev.slipway.bot.loop;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journal that remembers all that was said, and at which place its cards stand.
final class RecordingJournal implements Journal {
  private final MemoryJournal journal;
  private final List<Outgoing> said = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  RecordingJournal(MemoryJournal journal) {
    this.journal = journal;
  }

  List<Outgoing> said() {
    return said;
  }

  List<String> audit() {
    return journal.audit().stream()
        .map(line -> line.actor() + " " + line.what() + " " + line.about())
        .toList();
  }

  /// The card stands at that message now.
  void place(String channel, String ts, String card) {
    places.put(channel + " " + ts, card);
  }

  @Override
  public void record(Entry entry) {
    journal.record(entry);
    said.addAll(entry.outgoing());
  }

  @Override
  public Optional<String> cardAt(String channel, String ts) {
    return Optional.ofNullable(places.get(channel + " " + ts));
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
  public void close() {
    journal.close();
  }
}
