package dev.slipway.bot.loop;

import dev.slipway.bot.alert.AlertGroup;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Call;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Recipient;
import dev.slipway.bot.incident.Refusal;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.incident.Timeline;
import dev.slipway.bot.incident.Transition;
import dev.slipway.bot.message.CallNotice;
import dev.slipway.bot.message.IncidentCard;
import dev.slipway.bot.message.IncidentLine;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.PostMortemPage;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Incidents: each is opened once for what went wrong, told in the channel for incidents, and
/// called out to whoever is on call. What is called and told is recorded with the state that
/// ordered it.
final class Incidents {
  private static final int TAIL = 4;
  private static final String NONE = "none";

  /// A label of alerts on what the bot looks at itself.
  private static final String SEEN_BY = "seen_by";

  private final Turn turn;
  private final People people;
  private final Duty duty;

  Incidents(Turn turn, People people) {
    this.turn = turn;
    this.people = people;
    this.duty = new Duty(turn.snapshot().onCall(), turn.snapshot().roster());
  }

  Duty duty() {
    return duty;
  }

  /// How one would begin now.
  Opening opening(Cause cause, Severity severity, About about) {
    IncidentId id =
        IncidentId.of(turn.now(), Names.brief(cause + "@" + turn.now()).substring(0, TAIL));
    return new Opening(id, severity, cause, about, turn.now());
  }

  /// What is known of a place, and what is being rolled out there.
  About about(Optional<String> environment, Optional<String> service) {
    Optional<String> suspect =
        turn.openFollowings().stream()
            .filter(each -> environment.filter(each.place().environment()::equals).isPresent())
            .filter(each -> service.filter(each.place().service()::equals).isPresent())
            .map(Following::rollout)
            .findFirst();
    return new About(environment, service, suspect);
  }

  /// Opens it unless there was one for the same before, resolved or not. Where no channel hears of
  /// it, there is none: nobody could take it or end it.
  void once(Opening opening) {
    if (turn.newestIncident(opening.key()).isEmpty()) {
      begin(opening);
    }
  }

  /// What holds is one incident as long as it does. What was resolved stays so until it holds anew.
  ///
  /// @param since from when it holds
  void holds(Opening opening, Instant since) {
    Optional<IncidentState> known = turn.newestIncident(opening.key());
    switch (known.orElse(null)) {
      case null -> once(opening);
      case IncidentState.Resolved resolved when since.isAfter(resolved.at()) ->
          again(opening, resolved);
      case IncidentState.Resolved _,
          IncidentState.Open _,
          IncidentState.Acknowledged _,
          IncidentState.Silenced _ -> {}
    }
  }

  private void again(Opening opening, IncidentState.Resolved resolved) {
    if (IncidentMachine.takes(resolved, turn.now())) {
      tell(resolved, new IncidentSignal.Fired(duty));
    } else {
      begin(opening);
    }
  }

  /// Opens it, where a channel hears of it.
  void begin(Opening opening) {
    if (channel(opening.about()).isPresent()) {
      var _ = take(IncidentMachine.begin(opening, duty, turn.now()));
    }
  }

  /// Its source says so.
  void over(IncidentState state) {
    tell(state, new IncidentSignal.SourceResolved());
  }

  /// A group of alerts is one incident: seen again it is the same, for a while also after its end;
  /// resolved, it is over. What nobody is to be called for has the severity `none`.
  void alerted(AlertGroup group) {
    Opening opening =
        opening(
            new Cause.Alerts(group.key(), group.title(), group.runbook()),
            severity(group),
            about(group.label("environment"), group.label("service")));
    Optional<IncidentState> known = turn.newestIncident(opening.key());
    switch (group.status()) {
      case RESOLVED -> known.ifPresent(state -> tell(state, new IncidentSignal.SourceResolved()));
      case FIRING -> {
        if (known.filter(state -> IncidentMachine.takes(state, turn.now())).isPresent()) {
          tell(known.get(), new IncidentSignal.Fired(duty));
        } else if (wantsPeople(group)) {
          begin(opening, group);
        }
      }
    }
  }

  private void begin(Opening opening, AlertGroup group) {
    if (channel(opening.about()).isPresent()) {
      var _ = take(IncidentMachine.begin(opening, duty, turn.now()));
    } else {
      turn.audit("", "refuse", group.title(), "alerts fire, and no channel for incidents is named");
    }
  }

  private void tell(IncidentState state, IncidentSignal signal) {
    var _ = take(IncidentMachine.on(state, signal, turn.now()));
  }

  /// What the bot sees by itself has its incident already.
  private static boolean wantsPeople(AlertGroup group) {
    return !group.label("severity").equals(Optional.of(NONE))
        && !group.label(SEEN_BY).equals(Optional.of("bot"));
  }

  private static Severity severity(AlertGroup group) {
    return switch (group.label("severity").orElse("")) {
      case "critical", "page" -> Severity.CRITICAL;
      case "info" -> Severity.MINOR;
      default -> Severity.MAJOR;
    };
  }

  /// Tells an incident what a person did.
  ///
  /// @return why it had no effect; empty also where there is no such incident
  Optional<Refusal> tell(IncidentId id, IncidentSignal signal) {
    return turn.incident(id).flatMap(state -> take(IncidentMachine.on(state, signal, turn.now())));
  }

  /// Whatever time has made due.
  void look() {
    for (IncidentState state : turn.openIncidents()) {
      if (state.timer().filter(timer -> timer.isRipe(turn.now())).isPresent()) {
        var _ = take(IncidentMachine.on(state, new IncidentSignal.Due(duty), turn.now()));
      }
    }
  }

  private Optional<Refusal> take(Transition transition) {
    IncidentState next = transition.next();
    turn.incident(next);
    lines(next, transition.events());
    transition.calls().forEach(call -> call(next, call));
    return transition.refusal();
  }

  /// Each is named by its place in the timeline, where all stand that have a line.
  private void lines(IncidentState state, List<IncidentEvent> events) {
    Timeline timeline = state.incident().timeline();
    int behind = timeline.entries().size() + timeline.leftOut();
    List<IncidentEvent> told =
        events.stream().filter(event -> !(event instanceof IncidentEvent.FiredAgain)).toList();
    String card = card(state.incident().opening());
    for (int i = 0; i < told.size(); i++) {
      String id = state.id() + ":" + (behind - told.size() + i);
      IncidentLine.of(told.get(i), people)
          .ifPresent(message -> turn.say(new Outgoing.Line(id, card, message)));
    }
    if (state instanceof IncidentState.Resolved resolved
        && !told.isEmpty()
        && told.getLast() instanceof IncidentEvent.IncidentResolved) {
      writeDown(resolved, card);
    }
  }

  /// Behind its last line.
  private void writeDown(IncidentState.Resolved state, String card) {
    turn.say(
        new Outgoing.Line(
            state.id() + ":post-mortem-" + state.at().toEpochMilli(),
            card,
            PostMortemPage.of(state, turn.snapshot().roster(), suspect(state))));
  }

  /// The rollout that may have caused it, as far as it was followed.
  Optional<Following> suspect(IncidentState state) {
    return state.incident().opening().about().suspect().flatMap(turn::following);
  }

  /// The channel that has the incident's own message is not told a second time.
  private void call(IncidentState state, Call call) {
    if (call.to() instanceof Recipient.Channel(String name)
        && channel(state.incident().opening().about()).equals(Optional.of(name))) {
      return;
    }
    String id = "c-" + Names.brief(call.key());
    place(call.to())
        .ifPresentOrElse(
            place ->
                turn.say(
                    new Outgoing.Card(
                        id,
                        place,
                        CallNotice.of(state, call, people, Optional.empty()),
                        Priority.ALERT)),
            () ->
                turn.say(
                    new Outgoing.Line(
                        id,
                        card(state.incident().opening()),
                        IncidentLine.notInSlack(call.to(), people))));
  }

  /// Where Slack reaches them: a person by the member id.
  private Optional<String> place(Recipient recipient) {
    return switch (recipient) {
      case Recipient.Channel(String name) -> Optional.of(name);
      case Recipient.OnePerson(String id) ->
          turn.snapshot().roster().person(id).flatMap(Person::slack);
    };
  }

  /// The message in whose thread the timeline stands: what went wrong with a rollout or was passed
  /// in an emergency has one already.
  static String card(Opening opening) {
    return switch (opening.cause()) {
      case Cause.RolledBack(String rollout) -> Names.alertCard(rollout);
      case Cause.EmergencyCalled(String request) -> Names.emergencyCard(new RequestId(request));
      case Cause.Blocked _,
          Cause.Stale _,
          Cause.Alerts _,
          Cause.ByHand _,
          Cause.HeartbeatSilent _,
          Cause.BackupFailed _ ->
          opening.id().text();
    };
  }

  /// What is told of something, with how its incident stands.
  ///
  /// @param key of the incident
  Message on(String key, Message message) {
    return turn.newestIncident(key)
        .map(state ->
            IncidentCard.below(message, state, new IncidentCard.Background(people, carrier(state))))
        .orElse(message);
  }

  /// What is being rolled out past every gate may be taken back. What goes back already may not.
  private Optional<Following> carrier(IncidentState state) {
    return state.incident().opening().cause() instanceof Cause.EmergencyCalled(String request)
        ? turn.request(new RequestId(request)).flatMap(turn::carrier)
        : Optional.empty();
  }

  /// In a message of its own.
  void say(IncidentState state) {
    About about = state.incident().opening().about();
    channel(about)
        .ifPresent(channel ->
            turn.say(
                new Outgoing.Card(
                    card(state.incident().opening()),
                    channel,
                    IncidentCard.of(state, new IncidentCard.Background(people, suspect(state))),
                    Priority.ALERT)));
  }

  /// The channel for incidents of an environment, else of all.
  Optional<String> channel(About about) {
    return about
        .environment()
        .flatMap(turn.snapshot()::rules)
        .map(EnvironmentDefinition::channels)
        .or(() -> turn.snapshot().roster().defaults().channels())
        .flatMap(Channels::incidents);
  }

  /// The earliest moment at which one of them is due.
  static Optional<Instant> next(List<IncidentState> open) {
    return open.stream()
        .flatMap(state -> state.timer().stream())
        .map(timer -> timer.due())
        .min(Instant::compareTo);
  }
}
