package dev.slipway.bot.loop;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A desk and all that is around it. [#settle] passes until nothing is due at this moment; time
/// moves only by [#pass(Duration)].
final class Stage {
  static final Place STAGING = new Place("staging", "frontend");
  static final Place PRODUCTION = new Place("production", "frontend");
  static final String TEAM = "T0ACME";

  final StagedRepository repository = new StagedRepository();
  final StagedReconciler reconciler = new StagedReconciler();
  final RecordingJournal journal = new RecordingJournal(new MemoryJournal());
  Instant now = Instant.parse("2026-11-25T10:00:00Z");
  final MemorySlack slack = new MemorySlack(() -> now);
  private final Worker worker = new Worker(reconciler, repository, slack);
  private Desk desk = newDesk();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int arrivals;

  private Desk newDesk() {
    return new Desk(journal, Optional.of(TEAM), now);
  }

  /// kill -9: what was not recorded is gone.
  void restart() {
    outcomes.clear();
    desk = newDesk();
  }

  /// `/deploy TEXT`, and all that follows from it now.
  void types(String user, String text) {
    arrivals++;
    receive(typed("d-" + arrivals, user, text));
    settle();
  }

  Inbound typed(String id, String user, String text) {
    return new Inbound.Typed(
        id,
        user,
        TEAM,
        "C0GENERAL",
        "/deploy",
        text,
        URI.create("https://hooks.example.com/" + id),
        "trigger-" + id);
  }

  void reacts(String user, String ts, String name, boolean added) {
    arrivals++;
    receive(new Inbound.Reacted("d-" + arrivals, user, TEAM, "C0DEPLOYS", ts, name, added));
    settle();
  }

  void presses(String user, String action, String value) {
    arrivals++;
    receive(
        new Inbound.Pressed(
            "d-" + arrivals,
            user,
            TEAM,
            "C0DEPLOYS",
            Optional.of("1.0"),
            action,
            value,
            Optional.of(URI.create("https://hooks.example.com/" + arrivals)),
            "trigger-" + arrivals));
    settle();
  }

  void sends(String user, String callback, String memory, java.util.Map<String, String> values) {
    arrivals++;
    receive(new Inbound.Sent("d-" + arrivals, user, TEAM, callback, memory, values));
    settle();
  }

  void receive(Inbound inbound) {
    var _ = journal.receive(inbound, now);
  }

  void happens(Place place, String rollout, EventContent content) {
    reconciler.tell(place, rollout, content, now);
    settle();
  }

  void pass(Duration time) {
    now = now.plus(time);
    settle();
  }

  /// Passes until no task is due.
  void settle() {
    for (int i = 0; i < 50; i++) {
      if (!passOnce() && outcomes.isEmpty()) {
        return;
      }
    }
    throw new AssertionError("does not settle");
  }

  /// @return whether there is more to do
  boolean passOnce() {
    List<Outcome> came = List.copyOf(outcomes);
    outcomes.clear();
    long before = desk.cursor().after();
    Desk.Pass pass =
        desk.pass(
            new Desk.Input(
                now,
                repository.known(),
                journal.received(100),
                came,
                Optional.of(reconciler.events(desk.cursor(), 500, Duration.ZERO))));
    pass.tasks().forEach(task -> outcomes.add(worker.carryOut(task)));
    return desk.cursor().after() != before;
  }

  // --- what can be seen
  // ---------------------------------------------------------------------------

  /// The only request that is open.
  RequestState open() {
    List<RequestState> open = journal.openRequests();
    if (open.size() != 1) {
      throw new AssertionError("open are " + open);
    }
    return open.getFirst();
  }

  List<RequestState> all(Place place) {
    return journal.requests(place, 100);
  }

  /// The newest content of a card.
  Optional<Message> card(String id) {
    return journal.said().stream()
        .filter(Outgoing.Card.class::isInstance)
        .map(Outgoing.Card.class::cast)
        .filter(card -> card.card().equals(id))
        .reduce((_, last) -> last)
        .map(Outgoing.Card::message);
  }

  /// Ids of the cards in a channel.
  List<String> cards(String channel) {
    return journal.said().stream()
        .filter(Outgoing.Card.class::isInstance)
        .map(Outgoing.Card.class::cast)
        .filter(card -> card.channel().equals(channel))
        .map(Outgoing.Card::card)
        .distinct()
        .toList();
  }

  /// What a person was told privately, each once.
  List<String> whispers(String user) {
    return journal.said().stream()
        .filter(Outgoing.Whisper.class::isInstance)
        .map(Outgoing.Whisper.class::cast)
        .filter(whisper -> whisper.user().equals(user))
        .distinct()
        .map(whisper -> whisper.message().text())
        .toList();
  }
}
