package dev.slipway.bot.incident;

import dev.slipway.environments.language.EnvironmentDefaults;
import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Duties to test with: ada and grace take turns by the day, linus stands behind them.
public final class Duties {
  public static final List<String> PEOPLE = List.of("ada", "grace", "linus", "edsger");
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /// First the person on duty and a channel for five minutes, then the team for ten.
  public static final Escalation ESCALATION =
      escalation(2, Optional.of(Duration.ofHours(1)), onDuty(), team());

  /// Nobody is ever on call in it.
  static final Schedule GAP = new Schedule("primary", BERLIN, List.of(), List.of());

  private Duties() {}

  static Escalation escalation(int rounds, Optional<Duration> lapses, Escalation.Step... steps) {
    return new Escalation(List.of(steps), rounds, lapses);
  }

  static Escalation.Step onDuty() {
    return new Escalation.Step(
        List.of(new Contact.OnDuty("primary"), new Contact.Channel("#oncall")),
        Duration.ofMinutes(5));
  }

  static Escalation.Step team() {
    return new Escalation.Step(List.of(new Contact.WholeTeam("sre")), Duration.ofMinutes(10));
  }

  public static Duty duty(Escalation escalation, Schedule.StandIn... overrides) {
    return duty(escalation, rotation(List.of("ada", "grace"), BERLIN, overrides));
  }

  public static Duty duty(Escalation escalation, Schedule schedule) {
    return new Duty(
        new OnCall(
            new TreeMap<>(Map.of(schedule.name(), schedule)),
            new TreeMap<>(Map.of(Roster.ANY_ENVIRONMENT, escalation))),
        roster());
  }

  static Duty nobody() {
    return new Duty(OnCall.NOBODY, roster());
  }

  static Schedule rotation(List<String> people, ZoneId zone, Schedule.StandIn... overrides) {
    return new Schedule(
        "primary",
        zone,
        List.of(
            new Schedule.Layer(
                people, 1, LocalDate.of(2026, 1, 5), LocalTime.of(9, 0), Optional.empty())),
        List.of(overrides));
  }

  public static Roster roster() {
    return new Roster(
        new TreeMap<>(
            PEOPLE.stream().collect(Collectors.toMap(Function.identity(), Duties::person))),
        new TreeMap<>(
            Stream.of(
                    new Team("sre", List.of("ada", "linus"), Optional.empty(), Optional.empty()),
                    new Team("empty", List.of(), Optional.empty(), Optional.empty()))
                .collect(Collectors.toMap(Team::name, Function.identity()))),
        new TreeMap<>(),
        EnvironmentDefaults.NONE);
  }

  private static Person person(String id) {
    return new Person(id, id, id + "@example.com", Optional.of("U0" + id.toUpperCase(Locale.ROOT)));
  }

  /// An incident that its source ends, opened at that moment.
  public static Opening alerts(Instant at) {
    return opening(
        new Cause.Alerts("{}:{service=\"frontend\"}", "HighErrorRate", Optional.empty()), at);
  }

  static Opening opening(Cause cause, Instant at) {
    return new Opening(
        IncidentId.of(at, "7k3m"),
        Severity.CRITICAL,
        cause,
        new About(Optional.of("production"), Optional.of("frontend"), Optional.of("ro-20261125-7")),
        at);
  }
}
