package dev.slipway.bot.loop;

import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.slack.Slack.Written;
import dev.slipway.environments.language.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What people write in an incident's thread, or in its channel while it is the only one that is
/// open, gets into its timeline by a reaction. Slack tells of a reaction only where the message
/// stands: it is read first.
final class Remarks {
  /// Who reacts where there was no incident for so long means something else.
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Turn turn;
  private final Incidents incidents;
  private final Journal journal;

  Remarks(Turn turn, Incidents incidents, Journal journal) {
    this.turn = turn;
    this.incidents = incidents;
    this.journal = journal;
  }

  /// @param ts the message's
  void wanted(Speaker speaker, String ts) {
    boolean none =
        turn.openIncidents().isEmpty()
            && journal.incidentsSince(turn.now().minus(REMEMBERED)).isEmpty();
    if (none) {
      turn.done(speaker.number());
      return;
    }
    turn.task(
        new Task.ReadMessage(
            speaker.number(),
            speaker.reply(),
            speaker.actor(),
            speaker.channel(),
            ts,
            only().flatMap(state -> incidents.channel(state.incident().opening().about()))));
  }

  /// @param message absent where Slack has none, or does not answer
  /// @param inItsChannel whether the channel is that of the only incident that is open
  void read(Task.ReadMessage task, Optional<Written> message, boolean inItsChannel) {
    turn.done(task.number());
    if (message.isEmpty()) {
      turn.whisper(task.reply(), Obstacle.unread());
      return;
    }
    Optional<IncidentState> incident =
        message.get().thread().isPresent()
            ? journal.cardAt(task.channel(), message.get().thread().get()).flatMap(this::ofCard)
            : only().filter(_ -> inItsChannel && isNobodys(task));
    incident.ifPresent(state -> take(task, message.get(), state));
  }

  private void take(Task.ReadMessage task, Written message, IncidentState state) {
    String by = task.by().person();
    String author = author(message).orElse(by);
    turn.audit(by, "note", state.id().text(), "message " + task.ts() + " of " + author);
    var _ =
        incidents.tell(
            state.id(),
            new IncidentSignal.Note(
                author, message.text(), Optional.of(task.channel() + "/" + task.ts())));
  }

  /// Whoever is not in `slipway.yaml` is quoted by who reacted.
  private Optional<String> author(Written message) {
    return message.author().flatMap(turn.snapshot().roster()::person).map(Person::id);
  }

  /// What tells of an incident is no remark about it.
  private boolean isNobodys(Task.ReadMessage task) {
    return journal.cardAt(task.channel(), task.ts()).isEmpty();
  }

  private Optional<IncidentState> only() {
    List<IncidentState> open = turn.openIncidents();
    return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
  }

  private Optional<IncidentState> ofCard(String card) {
    return IncidentId.isValid(card)
        ? turn.incident(new IncidentId(card))
        : Names.keyOf(card).flatMap(turn::newestIncident);
  }
}
