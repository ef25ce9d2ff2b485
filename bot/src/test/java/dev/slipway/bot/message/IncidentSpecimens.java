package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Call;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Link;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Recipient;
import dev.slipway.bot.incident.Refusal;
import dev.slipway.bot.incident.Rung;
import dev.slipway.bot.incident.Severity;
import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Incidents in each of their states, made of the words of a world.
record IncidentSpecimens(World world) {
  private static final Instant NOON = World.NOON;
  private static final String RUNBOOK = "https://example.com/runbooks/HighErrorRate";
  private static final URI CARD =
      URI.create("https://acme.slack.com/archives/C1/p1764072000000100");

  /// More than a card shows.
  List<IncidentState> several() {
    IncidentState open = open(alerts());
    IncidentState silenced = on(open, silence(world.approver().person()));
    return List.of(open, acknowledged(), silenced, open, open);
  }

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    IncidentState open = open(alerts());
    String ada = world.requester().person();
    String grace = world.approver().person();
    all.put("incident-open", card(open, Optional.of(suspect(Phase.WATCHING, Optional.empty()))));
    all.put("incident-acknowledged", card(acknowledged(), serving()));
    all.put("incident-silenced", card(on(open, silence(grace)), taken()));
    all.put(
        "incident-handed-over",
        card(on(open, new IncidentSignal.Reassign(grace, ada, duty())), Optional.empty()));
    all.put("incident-resolved", card(resolved(), serving()));
    all.put(
        "incident-resolved-by-source",
        card(on(open, new IncidentSignal.SourceResolved()), Optional.empty()));
    all.put(
        "incident-nobody-to-call",
        card(begin(alerts(), new Duty(OnCall.NOBODY, world.roster())), Optional.empty()));
    all.put("incident-all-called", card(allCalled(), Optional.empty()));
    all.put("incident-of-alerts-by-path", card(open(byPath()), Optional.empty()));
    causes().forEach((name, cause) -> all.put(name, card(open(cause), Optional.empty())));
    lines().forEach((name, event) -> all.put(name, line(event)));
    all.put("call-person", notice(open, new Recipient.OnePerson(ada), 1));
    all.put("call-person-again", notice(open, new Recipient.OnePerson(ada), 2));
    all.put("call-channel", notice(open, new Recipient.Channel(world.say("#oncall")), 1));
    all.put("call-handed-over", handed(open, ada));
    all.put(
        "call-not-in-slack", IncidentLine.notInSlack(new Recipient.OnePerson(ada), world.people()));
    all.put(
        "incident-below-what-was-told",
        IncidentCard.below(
            Answer.stranger("U0ADA"),
            open,
            new IncidentCard.Background(world.people(), serving())));
    all.put("incident-remark-unread", Obstacle.unread());
    for (Refusal refusal : Refusal.values()) {
      all.put("incident-refused-" + refusal.name(), IncidentRefused.of(open, refusal));
    }
    all.put("incidents", IncidentsPage.of(listed(), world.people()));
    all.put("incidents-none", IncidentsPage.of(List.of(), world.people()));
    all.put("post-mortem", written());
    all.putAll(new IncidentAnswers(world, open, resolved()).all());
    all.put("oncall", OnCallPage.of(duty(), NOON));
    all.put("oncall-nothing", OnCallPage.of(new Duty(OnCall.NOBODY, world.roster()), NOON));
    return all;
  }

  private List<IncidentState> listed() {
    return Stream.concat(
            Stream.of(acknowledged()),
            causes().values().stream()
                .sorted(Comparator.comparing(Cause::toString))
                .map(this::open))
        .toList();
  }

  private Message written() {
    return PostMortemPage.of(resolved(), world.roster(), taken());
  }

  private Map<String, Cause> causes() {
    String why = world.say("registry.example.com does not answer");
    return Map.of(
        "incident-of-rollback", new Cause.RolledBack(RolloutSpecimens.ROLLOUT),
        "incident-of-emergency", new Cause.EmergencyCalled("r-7k3mq2"),
        "incident-of-block", new Cause.Blocked("infrastructure", why),
        "incident-of-stale-git", new Cause.Stale(why),
        "incident-by-hand",
            new Cause.ByHand(world.say("checkout is slow"), world.requester().person()),
        "incident-of-heartbeat", new Cause.HeartbeatSilent(world.say("watchdog")),
        "incident-of-backup", new Cause.BackupFailed("the bot's journal", why));
  }

  private Map<String, IncidentEvent> lines() {
    String ada = world.requester().person();
    String grace = world.approver().person();
    Map<String, IncidentEvent> lines = new TreeMap<>();
    lines.put("Opened", new IncidentEvent.Opened());
    lines.put("NobodyToCall", new IncidentEvent.NobodyToCall());
    lines.put(
        "StepCalled",
        new IncidentEvent.StepCalled(
            new Rung(1, 1),
            List.of(new Recipient.OnePerson(ada), new Recipient.Channel(world.say("#oncall"))),
            List.of(),
            Duration.ofSeconds(2)));
    lines.put(
        "StepCalled-gap",
        new IncidentEvent.StepCalled(
            new Rung(2, 1),
            List.of(),
            Collections.nCopies(
                world.many(), world.say("nobody is on call in the schedule primary")),
            Duration.ofMinutes(65)));
    lines.put("AllCalled", new IncidentEvent.AllCalled());
    lines.put("AcknowledgementGiven", new IncidentEvent.AcknowledgementGiven(grace));
    lines.put("AcknowledgementLapsed", new IncidentEvent.AcknowledgementLapsed(grace));
    lines.put("EscalatedBy", new IncidentEvent.EscalatedBy(grace));
    lines.put("SilencedBy", new IncidentEvent.SilencedBy(grace, NOON.plusSeconds(3_600)));
    lines.put("SilenceEnded", new IncidentEvent.SilenceEnded());
    lines.put("HandedOver", new IncidentEvent.HandedOver(grace, ada));
    lines.put(
        "Linked",
        new IncidentEvent.Linked(
            grace, new Link.ToAddress(URI.create("https://example.com/graph?a=1&b=2"))));
    lines.put(
        "Linked-incident",
        new IncidentEvent.Linked(
            grace, new Link.ToIncident(new IncidentId("i-20261124-0900-a1b2"))));
    lines.put(
        "NoteTaken",
        new IncidentEvent.NoteTaken(grace, world.say("the cache is cold"), Optional.empty()));
    lines.put("IncidentResolved", new IncidentEvent.IncidentResolved(Optional.of(grace)));
    lines.put("IncidentReopened", new IncidentEvent.IncidentReopened(Optional.empty()));
    Map<String, IncidentEvent> named = new TreeMap<>();
    lines.forEach((name, event) -> named.put("incident-line-" + name, event));
    return named;
  }

  private Object line(IncidentEvent event) {
    return IncidentLine.of(event, world.people()).orElseThrow();
  }

  private Message card(IncidentState state, Optional<Following> suspect) {
    return IncidentCard.of(state, new IncidentCard.Background(world.people(), suspect));
  }

  private Message notice(IncidentState state, Recipient to, int round) {
    Call call = new Call("key", state.id(), to, Optional.of(new Rung(round, 1)));
    return CallNotice.of(state, call, world.people(), Optional.of(CARD));
  }

  private Message handed(IncidentState state, String person) {
    Call call = new Call("key", state.id(), new Recipient.OnePerson(person), Optional.empty());
    return CallNotice.of(state, call, world.people(), Optional.empty());
  }

  private Optional<Following> serving() {
    return Optional.of(
        suspect(Phase.ENDED, Optional.of(new RolloutSpecimens(world).end(Outcome.PROVEN))));
  }

  private Optional<Following> taken() {
    return Optional.of(
        suspect(Phase.ENDED, Optional.of(new RolloutSpecimens(world).end(Outcome.ROLLED_BACK))));
  }

  Following suspect(Phase phase, Optional<Following.End> end) {
    return new RolloutSpecimens(world).following(phase, phase == Phase.WATCHING ? 100 : 0, end);
  }

  private Cause alerts() {
    return new Cause.Alerts(
        "{}:{service=\"frontend\"}", world.say("HighErrorRate of frontend"), Optional.of(RUNBOOK));
  }

  private Cause byPath() {
    return new Cause.Alerts(
        "key", world.say("GitStale"), Optional.of(world.say("docs/runbooks/SlipwayGitStale.md")));
  }

  private IncidentState open(Cause cause) {
    return begin(cause, duty());
  }

  private IncidentState begin(Cause cause, Duty duty) {
    About about =
        new About(
            Optional.of(world.place().environment()),
            Optional.of(world.place().service()),
            Optional.of(RolloutSpecimens.ROLLOUT));
    Opening opening =
        new Opening(new IncidentId("i-20261125-1200-7k3m"), Severity.CRITICAL, cause, about, NOON);
    return IncidentMachine.begin(opening, duty, NOON).next();
  }

  private IncidentState acknowledged() {
    IncidentState seen = on(open(alerts()), new IncidentSignal.Fired(duty()));
    return on(seen, new IncidentSignal.Acknowledge(world.approver().person()));
  }

  IncidentState.Resolved resolved() {
    String grace = world.approver().person();
    IncidentState state = open(alerts());
    state = at(state, new IncidentSignal.Due(duty()), 3_900);
    state = at(state, new IncidentSignal.Acknowledge(grace), 3_960);
    state =
        at(
            state,
            new IncidentSignal.Note(grace, world.say("the cache is cold"), Optional.empty()),
            4_000);
    state =
        at(
            state,
            new IncidentSignal.Connect(
                grace, new Link.ToAddress(URI.create("https://example.com/graph"))),
            4_010);
    return (IncidentState.Resolved) at(state, new IncidentSignal.Resolve(grace), 5_000);
  }

  private IncidentState allCalled() {
    IncidentState state = open(alerts());
    for (int i = 1; i <= 4; i++) {
      state = at(state, new IncidentSignal.Due(duty()), 1_000L * i);
    }
    return state;
  }

  private static IncidentSignal silence(String by) {
    return new IncidentSignal.Silence(by, Duration.ofHours(2));
  }

  private static IncidentState on(IncidentState state, IncidentSignal signal) {
    return at(state, signal, 120);
  }

  private static IncidentState at(IncidentState state, IncidentSignal signal, long seconds) {
    return IncidentMachine.on(state, signal, NOON.plusSeconds(seconds)).next();
  }

  Duty duty() {
    String ada = world.requester().person();
    String grace = world.approver().person();
    Roster roster = world.roster();
    Schedule schedule =
        new Schedule(
            "primary",
            ZoneId.of("Europe/Berlin"),
            List.of(
                new Schedule.Layer(
                    List.of(ada, grace),
                    7,
                    LocalDate.of(2026, 1, 5),
                    LocalTime.of(9, 0),
                    Optional.empty())),
            List.of());
    List<Contact> contacts =
        List.of(new Contact.OnDuty("primary"), new Contact.Channel(world.say("#oncall")));
    Escalation escalation =
        new Escalation(
            List.of(
                new Escalation.Step(contacts, Duration.ofMinutes(5)),
                new Escalation.Step(
                    Collections.nCopies(world.many() - 1, new Contact.WholeTeam(world.team())),
                    Duration.ofMinutes(10))),
            2,
            Optional.of(Duration.ofHours(1)));
    Map<String, Schedule> schedules = new TreeMap<>();
    for (int i = 1; i < world.many(); i++) {
      schedules.put("primary" + (i == 1 ? "" : i), schedule);
    }
    return new Duty(
        new OnCall(
            new TreeMap<>(schedules),
            new TreeMap<>(
                Map.of(
                    Roster.ANY_ENVIRONMENT, escalation, world.place().environment(), escalation))),
        roster);
  }
}
