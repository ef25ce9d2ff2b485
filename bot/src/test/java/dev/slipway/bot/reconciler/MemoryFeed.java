package dev.slipway.bot.reconciler;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.bot.request.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Events with positions; another feed when the journal is lost.
final class MemoryFeed {
  private static final ContractJson JSON = new ContractJson();

  private final List<EventRecord> events = new ArrayList<>();
  private int feeds = 1;

  void add(Instant at, Place place, Optional<String> rollout, EventContent content) {
    EventRecord event =
        JSON.event(at, place.environment(), Optional.of(place.service()), rollout, content);
    events.add(event.at(events.size() + 1));
  }

  void forget() {
    feeds++;
    events.clear();
  }

  Asked<EventPage> page(EventCursor cursor, int limit) {
    String feed = "feed-" + feeds;
    boolean known =
        (cursor.feed().isEmpty() || cursor.feed().equals(Optional.of(feed)))
            && cursor.after() <= events.size();
    if (!known) {
      return new Asked.Gone<>();
    }
    List<EventRecord> page = events.stream().skip(cursor.after()).limit(limit).toList();
    return new Asked.Known<>(new EventPage(feed, page, cursor.after() + page.size()));
  }
}
