package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.IncidentOrder;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Link;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Refusal;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.IncidentAnswer;
import dev.slipway.bot.message.IncidentRefused;
import dev.slipway.bot.message.IncidentsPage;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.PostMortemPage;
import dev.slipway.environments.language.Person;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What people type about incidents. Whoever is in `slipway.yaml` may help.
final class IncidentOrders {
  private final Turn turn;
  private final Incidents incidents;
  private final People people;

  IncidentOrders(Turn turn, Incidents incidents) {
    this.turn = turn;
    this.incidents = incidents;
    this.people = new People(turn.snapshot().roster());
  }

  void carryOut(Speaker speaker, Command.OfIncident command) {
    turn.done(speaker.number());
    Message answer =
        switch (command) {
          case Command.Incidents() -> IncidentsPage.of(turn.openIncidents(), people);
          case Command.OpenIncident wanted -> open(speaker, wanted);
          case Command.TellIncident(Optional<String> id, IncidentOrder order) ->
              id.map(each -> named(speaker, each, order)).orElseGet(() -> only(speaker, order));
        };
    turn.whisper(speaker.reply(), answer);
  }

  private Message open(Speaker speaker, Command.OpenIncident wanted) {
    String person = speaker.actor().person();
    Opening opening =
        incidents.opening(
            new Cause.ByHand(wanted.title(), person),
            wanted.severity(),
            incidents.about(wanted.environment(), wanted.service()));
    Optional<String> channel = incidents.channel(opening.about());
    if (channel.isEmpty()) {
      return IncidentAnswer.noChannel();
    }
    turn.audit(person, "open", opening.id().text(), wanted.title());
    incidents.once(opening);
    return turn.incident(opening.id())
        .map(state -> IncidentAnswer.opened(state, channel.get(), people))
        .orElseGet(IncidentAnswer::noChannel);
  }

  private Message named(Speaker speaker, String id, IncidentOrder order) {
    return turn.incident(new IncidentId(id))
        .map(state -> tell(speaker, state, order))
        .orElseGet(() -> IncidentAnswer.unknown(id));
  }

  /// The only one that is open.
  private Message only(Speaker speaker, IncidentOrder order) {
    List<IncidentState> open = turn.openIncidents();
    return switch (open.size()) {
      case 0 -> IncidentAnswer.none();
      case 1 -> tell(speaker, open.getFirst(), order);
      default ->
          IncidentAnswer.which(
              open.stream()
                  .map(state ->
                      new Command.TellIncident(Optional.of(state.id().text()), order).text())
                  .toList());
    };
  }

  private Message tell(Speaker speaker, IncidentState state, IncidentOrder order) {
    String by = speaker.actor().person();
    return switch (order) {
      case IncidentOrder.Acknowledge() -> told(by, state, new IncidentSignal.Acknowledge(by));
      case IncidentOrder.Escalate() ->
          told(by, state, new IncidentSignal.Escalate(by, incidents.duty()));
      case IncidentOrder.Silence(var length) ->
          told(by, state, new IncidentSignal.Silence(by, length));
      case IncidentOrder.Assign(String person) ->
          told(by, state, new IncidentSignal.Reassign(by, person(person), incidents.duty()));
      case IncidentOrder.Connect(Link.ToIncident(var other)) when turn.incident(other).isEmpty() ->
          IncidentAnswer.unknown(other.text());
      case IncidentOrder.Connect(Link link) ->
          told(by, state, new IncidentSignal.Connect(by, link));
      case IncidentOrder.Note(String text) ->
          told(by, state, new IncidentSignal.Note(by, text, Optional.empty()));
      case IncidentOrder.Resolve() -> told(by, state, new IncidentSignal.Resolve(by));
      case IncidentOrder.Reopen() ->
          told(by, state, new IncidentSignal.Reopen(by, incidents.duty()));
      case IncidentOrder.WriteDown() -> writtenDown(state);
    };
  }

  private Message told(String by, IncidentState state, IncidentSignal signal) {
    String what = signal.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    Optional<Refusal> refusal = incidents.tell(state.id(), signal);
    turn.audit(
        by,
        refusal.isEmpty() ? what : "refuse",
        state.id().text(),
        refusal.map(why -> what + ": " + why).orElse(""));
    IncidentState now = turn.incident(state.id()).orElse(state);
    return refusal
        .map(why -> IncidentRefused.of(now, why))
        .orElseGet(() ->
            switch (signal) {
              case IncidentSignal.Connect _, IncidentSignal.Note _ -> IncidentAnswer.taken(now);
              case IncidentSignal.Fired _,
                  IncidentSignal.SourceResolved _,
                  IncidentSignal.Due _,
                  IncidentSignal.Acknowledge _,
                  IncidentSignal.Escalate _,
                  IncidentSignal.Silence _,
                  IncidentSignal.Reassign _,
                  IncidentSignal.Resolve _,
                  IncidentSignal.Reopen _ ->
                  IncidentAnswer.stands(now, people);
            });
  }

  /// Their id in `slipway.yaml`; who is not in it stays what was typed.
  private String person(String typed) {
    return turn.snapshot().roster().person(typed).map(Person::id).orElse(typed);
  }

  private Message writtenDown(IncidentState state) {
    return state instanceof IncidentState.Resolved resolved
        ? PostMortemPage.of(resolved, turn.snapshot().roster(), incidents.suspect(resolved))
        : IncidentAnswer.notOver(state);
  }
}
