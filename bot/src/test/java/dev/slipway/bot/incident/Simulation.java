package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Hours of a random on-call life around a change of the clocks: alerts that repeat and end, people
/// who act, restarts through the journal's format, downtime, clocks that jump. Whatever the machine
/// orders is held against a [SecondCount].
final class Simulation {
  private static final int TICKS = 400;
  private static final List<String> ALERTS = List.of("errors", "latency", "disk");
  private static final Map<ZoneId, List<Instant>> CHANGES =
      Map.of(
          ZoneId.of("Europe/Berlin"),
          List.of(Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2027-03-28T01:00:00Z")),
          ZoneId.of("America/New_York"),
          List.of(Instant.parse("2026-11-01T06:00:00Z"), Instant.parse("2027-03-14T07:00:00Z")));

  private final long seed;
  private final Machine machine;
  private final SplittableRandom random;
  private final Calendar calendar;
  private final Optional<Escalation> escalation;
  private final List<Running> incidents = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private Duty duty;
  private Instant now;

  /// An incident and what is known of it from outside.
  private static final class Running {
    private final SecondCount count;
    private final Duty first;
    private IncidentState state;

    Running(IncidentState state, SecondCount count, Duty first) {
      this.state = state;
      this.count = count;
      this.first = first;
    }
  }

  /// @param broken the rule that did not hold
  /// @param seen what happened, so that a life in which nothing happens is noticed
  record Result(long seed, Optional<String> broken, String how, Map<String, Integer> seen) {}

  private Simulation(long seed, Bug bug) {
    this.seed = seed;
    this.machine = new Machine(bug);
    this.random = new SplittableRandom(seed);
    ZoneId zone =
        pick(CHANGES.keySet().stream().sorted(Comparator.comparing(ZoneId::getId)).toList());
    this.now =
        pick(Objects.requireNonNull(CHANGES.get(zone))).minusSeconds(random.nextLong(6 * 3_600));
    this.calendar = new Calendar(schedule(zone));
    this.escalation = random.nextInt(20) == 0 ? Optional.empty() : Optional.of(escalation());
    this.duty = asWritten();
  }

  static Result run(long seed, Bug bug) {
    Simulation simulation = new Simulation(seed, bug);
    try {
      for (int i = 0; i < TICKS; i++) {
        simulation.tick();
      }
      return simulation.result(Optional.empty(), "");
    } catch (Rules.Broken e) {
      return simulation.result(Optional.of(e.rule()), e.how());
    }
  }

  private Result result(Optional<String> broken, String how) {
    return new Result(seed, broken, "seed " + seed + " at " + now + ": " + how, seen);
  }

  private void tick() {
    now = now.plusSeconds(20 + random.nextInt(70));
    switch (random.nextInt(120)) {
      case 0 -> jump(Duration.ofSeconds(-random.nextLong(10_000)));
      case 1 -> jump(Duration.ofSeconds(random.nextLong(10_000)));
      case 2 -> jump(Duration.ofSeconds(-random.nextLong(5)));
      case 3, 4, 5 -> restart();
      case 6 -> override();
      case 7, 8, 9, 10, 11, 12, 13, 14 -> fired(pick(ALERTS));
      case 15, 16, 17, 18, 19, 20, 21, 22 -> act();
      default -> {}
    }
    for (Running each : incidents) {
      if (each.state.timer().filter(timer -> machine.isRipe(timer, now)).isPresent()) {
        tell(each, new IncidentSignal.Due(duty(each)));
      } else {
        each.count.on(new IncidentSignal.Due(duty(each)), now);
        each.count.check(Transition.to(each.state));
      }
    }
  }

  private void jump(Duration by) {
    note(by.isNegative() ? "clock put back" : "clock put forward or downtime");
    now = now.plus(by);
  }

  private void override() {
    Instant until = now.plusSeconds(60 + random.nextLong(7_200));
    calendar.override(new Schedule.StandIn(pick(Duties.PEOPLE), now, until));
    duty = asWritten();
  }

  private void restart() {
    note("restart");
    for (Running each : incidents) {
      each.state = machine.restarted(each.state);
    }
  }

  /// As the loop does: to the incident that takes it, else a new one.
  private void fired(String alert) {
    Cause cause = new Cause.Alerts(alert, alert, Optional.empty());
    Opening opening =
        new Opening(
            IncidentId.of(now, "a" + incidents.size()),
            Severity.MAJOR,
            cause,
            About.NOTHING_KNOWN,
            now);
    List<Running> same =
        incidents.stream()
            .filter(each -> each.state.incident().opening().key().equals(opening.key()))
            .toList();
    Optional<Running> taker =
        same.stream().filter(each -> machine.takes(each.state, now)).findFirst();
    Optional<Running> second = same.stream().filter(each -> each.count.takes(now)).findFirst();
    Rules.hold(Rules.ONE_INCIDENT, taker.equals(second), opening::key);
    taker.ifPresentOrElse(
        each -> tell(each, new IncidentSignal.Fired(duty(each))), () -> open(opening));
  }

  private void open(Opening opening) {
    Transition begun = machine.begin(opening, duty, now);
    Running opened = new Running(begun.next(), new SecondCount(calendar, escalation, now), duty);
    incidents.add(opened);
    took(opened, begun);
  }

  private void act() {
    if (incidents.isEmpty()) {
      return;
    }
    Running about =
        incidents.get(incidents.size() - 1 - random.nextInt(Math.min(3, incidents.size())));
    String who = pick(Duties.PEOPLE);
    tell(
        about,
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> new IncidentSignal.Acknowledge(who);
          case 3 -> new IncidentSignal.Escalate(who, duty(about));
          case 4 -> new IncidentSignal.Silence(who, Duration.ofMinutes(1 + random.nextInt(40)));
          case 5 -> new IncidentSignal.Reassign("ada", "linus", duty(about));
          case 6 -> new IncidentSignal.Resolve(who);
          case 7 -> new IncidentSignal.Reopen(who, duty(about));
          case 8 -> new IncidentSignal.Note(who, "a note", Optional.of("m" + random.nextInt(3)));
          default -> new IncidentSignal.SourceResolved();
        });
  }

  private void tell(Running about, IncidentSignal signal) {
    Transition transition = machine.on(about.state, signal, now);
    about.count.on(signal, now);
    about.state = transition.next();
    took(about, transition);
  }

  private void took(Running about, Transition transition) {
    for (Call call : transition.calls()) {
      Rules.hold(Rules.CALLED_ONCE, keys.add(call.key()), call::key);
      note("call");
    }
    transition.events().forEach(event -> note(event.getClass().getSimpleName()));
    about.count.check(transition);
  }

  private Duty duty(Running about) {
    return machine.bug() == Bug.DUTY_OF_THE_OPENING ? about.first : duty;
  }

  private Duty asWritten() {
    return escalation.map(each -> Duties.duty(each, calendar.schedule())).orElse(Duties.nobody());
  }

  private Schedule schedule(ZoneId zone) {
    Optional<Schedule.Hours> hours =
        random.nextInt(3) == 0
            ? Optional.of(
                new Schedule.Hours(
                    Set.of(DayOfWeek.values()), LocalTime.of(0, 30), LocalTime.of(3, 0)))
            : Optional.empty();
    List<LocalTime> handovers =
        List.of(LocalTime.of(2, 30), LocalTime.of(1, 30), LocalTime.of(3, 0), LocalTime.MIDNIGHT);
    return new Schedule(
        "primary",
        zone,
        List.of(
            new Schedule.Layer(
                Duties.PEOPLE.subList(0, 2 + random.nextInt(3)),
                1 + random.nextInt(2),
                LocalDate.of(2026, 1, 5),
                pick(handovers),
                hours)),
        List.of());
  }

  private Escalation escalation() {
    Escalation.Step[] steps = new Escalation.Step[1 + random.nextInt(3)];
    for (int i = 0; i < steps.length; i++) {
      List<Contact> contacts = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(3); j++) {
        contacts.add(contact());
      }
      steps[i] = new Escalation.Step(contacts, Duration.ofMinutes(1 + random.nextInt(15)));
    }
    Optional<Duration> lapses =
        random.nextBoolean()
            ? Optional.of(Duration.ofMinutes(10 + random.nextInt(50)))
            : Optional.empty();
    return Duties.escalation(1 + random.nextInt(5), lapses, steps);
  }

  private Contact contact() {
    return switch (random.nextInt(6)) {
      case 0 -> new Contact.OnePerson(pick(Duties.PEOPLE));
      case 1 -> new Contact.WholeTeam("sre");
      case 2 -> new Contact.WholeTeam("empty");
      case 3 -> new Contact.Channel("#oncall");
      default -> new Contact.OnDuty("primary");
    };
  }

  private void note(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
