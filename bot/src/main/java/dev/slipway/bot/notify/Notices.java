package dev.slipway.bot.notify;

import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Incident;
import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Recipient;
import dev.slipway.bot.incident.Timeline;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is told of an incident: a notice for each entry of its timeline that changes who has it or
/// whether it is over. An entry keeps its place in the timeline, so the same one makes the same
/// notice, however often it is asked for.
public final class Notices {
  private final IncidentState state;
  private final Roster roster;

  private Notices(IncidentState state, Roster roster) {
    this.state = state;
    this.roster = roster;
  }

  /// How many entries a timeline has had: what [#since] is told for the next state.
  public static int known(IncidentState state) {
    Timeline timeline = state.incident().timeline();
    return timeline.entries().size() + timeline.leftOut();
  }

  /// @param known how many entries were dealt with; 0 for an incident that is new
  public static List<Notice> since(int known, IncidentState state, Roster roster) {
    return new Notices(state, roster).since(known);
  }

  private List<Notice> since(int known) {
    Timeline timeline = state.incident().timeline();
    List<Notice> notices = new ArrayList<>();
    for (int place = known; place < known(state); place++) {
      notice(place, timeline.entries().get(place - timeline.leftOut())).ifPresent(notices::add);
    }
    return notices;
  }

  private Optional<Notice> notice(int place, Timeline.Entry entry) {
    return switch (entry.what()) {
      case IncidentEvent.Opened() -> said(place, entry, Moment.OPENED, matter().what());
      case IncidentEvent.IncidentReopened(Optional<String> by) ->
          said(place, entry, Moment.REOPENED, "Opened again" + by(by, "it was seen again"), by);
      case IncidentEvent.NobodyToCall() ->
          said(
              place,
              entry,
              Moment.UNANSWERED,
              "Nobody is called: oncall.yaml has no escalation for it.");
      case IncidentEvent.StepCalled called -> Optional.of(called(place, entry, called));
      case IncidentEvent.HandedOver(String by, String to) ->
          Optional.of(handedOver(place, entry, by, to));
      case IncidentEvent.AllCalled() ->
          said(place, entry, Moment.UNANSWERED, "Everybody was called, and nobody has it.");
      case IncidentEvent.AcknowledgementGiven(String by) ->
          said(place, entry, Moment.ACKNOWLEDGED, name(by) + " has it.", Optional.of(by));
      case IncidentEvent.AcknowledgementLapsed(String by) ->
          said(
              place,
              entry,
              Moment.LAPSED,
              "It is not over: the acknowledgement of " + name(by) + " has lapsed.");
      case IncidentEvent.IncidentResolved(Optional<String> by) ->
          said(place, entry, Moment.RESOLVED, "Resolved" + by(by, "its source says so"), by);
      case IncidentEvent.FiredAgain _,
          IncidentEvent.EscalatedBy _,
          IncidentEvent.SilencedBy _,
          IncidentEvent.SilenceEnded _,
          IncidentEvent.Linked _,
          IncidentEvent.NoteTaken _ ->
          Optional.empty();
    };
  }

  private Optional<Notice> said(int place, Timeline.Entry entry, Moment moment, String sentence) {
    return said(place, entry, moment, sentence, Optional.empty());
  }

  private Optional<Notice> said(
      int place, Timeline.Entry entry, Moment moment, String sentence, Optional<String> by) {
    return Optional.of(
        new Notice(key(place), moment, entry.at(), matter(), sentence, by, List.of()));
  }

  private Notice called(int place, Timeline.Entry entry, IncidentEvent.StepCalled called) {
    String names = called.told().stream().map(this::name).collect(Collectors.joining(", "));
    String step = " in round " + called.rung().round() + ", step " + called.rung().step();
    String sentence =
        names.isEmpty()
            ? "Nobody was reached" + step + gaps(called.gaps()) + "."
            : "Called" + step + ": " + names + ".";
    return new Notice(
        key(place),
        Moment.CALLED,
        entry.at(),
        matter(),
        sentence,
        Optional.empty(),
        called.told().stream().flatMap(to -> addressee(to).stream()).toList());
  }

  private static String gaps(List<String> gaps) {
    return gaps.isEmpty() ? "" : ": " + String.join("; ", gaps);
  }

  private Notice handedOver(int place, Timeline.Entry entry, String by, String to) {
    return new Notice(
        key(place),
        Moment.CALLED,
        entry.at(),
        matter(),
        name(by) + " has handed it to " + name(to) + ".",
        Optional.of(by),
        addressee(new Recipient.OnePerson(to)).stream().toList());
  }

  private String key(int place) {
    return state.id() + ":" + place;
  }

  private String by(Optional<String> person, String otherwise) {
    return person.map(id -> " by " + name(id)).orElse(": " + otherwise) + ".";
  }

  private String name(Recipient recipient) {
    return switch (recipient) {
      case Recipient.OnePerson(String id) -> name(id);
      case Recipient.Channel(String channel) -> channel;
    };
  }

  private String name(String person) {
    return roster.person(person).map(Person::name).orElse(person);
  }

  private Optional<Addressee> addressee(Recipient recipient) {
    return switch (recipient) {
      case Recipient.OnePerson(String id) ->
          roster
              .person(id)
              .map(person -> new Addressee(person.id(), person.name(), person.email()));
      case Recipient.Channel _ -> Optional.empty();
    };
  }

  private Matter matter() {
    Incident incident = state.incident();
    Opening opening = incident.opening();
    return new Matter(
        opening.id(), opening.severity(), opening.about(), opening.at(), what(opening.cause()));
  }

  private String what(Cause cause) {
    return switch (cause) {
      case Cause.RolledBack(String rollout) -> "The rollout " + rollout + " went back.";
      case Cause.EmergencyCalled(String request) ->
          "The request " + request + " passed every gate in an emergency.";
      case Cause.Blocked(String kind, String reason) ->
          "Nothing can be rolled out there (" + kind + "): " + reason;
      case Cause.Stale(String reason) ->
          "Git cannot be read, so nothing new is rolled out: " + reason;
      case Cause.Alerts(_, String title, _) -> "Alerts fire: " + title;
      case Cause.ByHand(String title, String person) -> title + " (opened by " + name(person) + ")";
      case Cause.HeartbeatSilent(String heartbeat) ->
          "The heartbeat " + heartbeat + " has stopped. Other alerts may reach nobody.";
      case Cause.BackupFailed(String what, String reason) ->
          "The backup of " + what + " failed: " + reason;
    };
  }
}
