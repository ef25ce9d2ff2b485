package dev.slipway.bot.loop;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.bot.following.Follower;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.util.Optional;

/// The reconciler's events become what is known of rollouts, and lines in threads. The cursor is
/// recorded together with what was made of the events.
final class Feed {
  private static final ContractJson JSON = new ContractJson();

  private final Turn turn;
  private final Cards cards;

  Feed(Turn turn, Cards cards) {
    this.turn = turn;
    this.cards = cards;
  }

  void page(EventPage page) {
    for (EventRecord event : page.events()) {
      event(page.feed(), event);
    }
    boolean more = page.events().size() >= EventRelay.PAGE;
    if (!more) {
      turn.readToTheEnd();
    }
    EventCursor behind = EventCursor.behind(page);
    if (more && page.events().getLast().at().isBefore(turn.horizon())) {
      turn.passOver(behind);
    } else if (!behind.equals(turn.knownCursor())) {
      turn.cursor(behind);
    }
  }

  /// The feed is another one: begin anew, old news apart. What is open is asked for one by one.
  void gone() {
    turn.cursor(EventCursor.BEGINNING);
  }

  private void event(String feed, EventRecord event) {
    EventContent content = JSON.content(event);
    String line = feed + ":" + event.position();
    if (event.rollout().isEmpty()) {
      ofService(event, content, line);
      return;
    }
    Optional<Following> known = turn.following(event.rollout().get());
    if (known.isPresent()) {
      Following next = Follower.on(known.get(), content, event.at());
      if (!next.equals(known.get())) {
        turn.follow(next);
      }
      cards.line(next, content, line);
    } else if (content instanceof EventContent.RolloutStarted started) {
      Following next = Follower.begin(event, started);
      if (!event.at().isBefore(turn.horizon()) || isWaitedFor(next)) {
        turn.follow(next);
        cards.line(next, content, line);
      }
    }
  }

  /// Also what is old is news for a request that waits for it.
  private boolean isWaitedFor(Following following) {
    return turn.openRequests().stream()
        .anyMatch(each -> Links.wasCommitted(each) && Links.concerns(following, each));
  }

  private void ofService(EventRecord event, EventContent content, String line) {
    switch (content) {
      case EventContent.RequestsSettled(String version, String _, var requests, var skipped) -> {
        tell(event, requests, new RequestSignal.RunsAlready());
        tell(event, skipped, new RequestSignal.Overtaken(version + ", which serves already"));
      }
      case EventContent.PersonNeeded(String reason)
          when event.service().isPresent() && !event.at().isBefore(turn.horizon()) ->
          cards.personNeeded(event, reason, line);
      default -> {}
    }
  }

  /// Only what was committed there has anything to hear of it.
  private void tell(EventRecord event, String requests, RequestSignal signal) {
    Place place = new Place(event.environment(), event.service().orElse(""));
    for (String id : Follower.ids(requests)) {
      if (RequestId.isValid(id)
          && turn.request(new RequestId(id)).orElse(null) instanceof RequestState.Committed known
          && known.ask().place().equals(place)) {
        var _ = turn.tell(known.ask().id(), signal);
      }
    }
  }
}
