package dev.slipway.environments.parse;

import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.yaml.Parsed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether the names that `oncall.yaml` uses exist, and whether somebody is always on call.
final class OnCallChecks {
  private final Parsed<OnCall> file;
  private final OnCall onCall;
  private final Roster roster;
  private final List<Problem> problems = new ArrayList<>();

  OnCallChecks(Parsed<OnCall> file, OnCall onCall, Roster roster) {
    this.file = file;
    this.onCall = onCall;
    this.roster = roster;
  }

  /// Names that do not exist.
  List<Problem> problems() {
    onCall.schedules().values().forEach(this::checkSchedule);
    onCall.escalations().forEach(this::checkEscalation);
    return List.copyOf(problems);
  }

  /// Hours of the week in which nobody is on call, and environments that do not exist.
  List<Problem> warnings(Set<String> environments) {
    List<Problem> warnings = new ArrayList<>();
    for (Schedule schedule : onCall.schedules().values()) {
      gap(schedule)
          .ifPresent(gap ->
              warnings.add(
                  Findings.at(
                      file,
                      "nobody is on call from " + gap + " (" + schedule.zone() + ")",
                      "schedules",
                      schedule.name())));
    }
    for (String environment : onCall.escalations().keySet()) {
      if (!environment.equals(Roster.ANY_ENVIRONMENT) && !environments.contains(environment)) {
        warnings.add(
            Findings.unknown(
                file, "environment", environment, environments, "escalation", environment));
      }
    }
    return warnings;
  }

  private void checkSchedule(Schedule schedule) {
    for (int i = 0; i < schedule.layers().size(); i++) {
      List<String> rotation = schedule.layers().get(i).rotation();
      for (int j = 0; j < rotation.size(); j++) {
        person(rotation.get(j), "schedules", schedule.name(), "layers", i, "rotation", j);
      }
    }
    for (int i = 0; i < schedule.overrides().size(); i++) {
      String person = schedule.overrides().get(i).person();
      person(person, "schedules", schedule.name(), "overrides", i, "person");
    }
  }

  private void checkEscalation(String environment, Escalation escalation) {
    for (int i = 0; i < escalation.steps().size(); i++) {
      List<Contact> contacts = escalation.steps().get(i).contacts();
      for (int j = 0; j < contacts.size(); j++) {
        Object[] place = {"escalation", environment, "steps", i, "notify", j};
        switch (contacts.get(j)) {
          case Contact.OnePerson(String id) -> person(id, place);
          case Contact.OnDuty(String schedule) ->
              known("schedule", schedule, onCall.schedules().keySet(), place);
          case Contact.WholeTeam(String team) ->
              known("team", team, roster.teams().keySet(), place);
          case Contact.Channel _ -> {}
        }
      }
    }
  }

  private void person(String id, Object... place) {
    known("person", id, roster.people().keySet(), place);
  }

  private void known(String what, String name, Collection<String> known, Object... place) {
    if (!known.contains(name)) {
      problems.add(Findings.unknown(file, what, name, known, place));
    }
  }

  /// The first gap of an ordinary week, once every layer has begun: cover changes only at the edges
  /// of hours, so looking there is enough.
  private static Optional<String> gap(Schedule schedule) {
    LocalDate begun =
        schedule.layers().stream()
            .map(Schedule.Layer::from)
            .max(LocalDate::compareTo)
            .orElse(LocalDate.EPOCH);
    LocalDate monday = begun.plusDays(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    SortedSet<LocalTime> edges = new TreeSet<>();
    edges.add(LocalTime.MIDNIGHT);
    for (Schedule.Layer layer : schedule.layers()) {
      layer.hours().ifPresent(hours -> edges.addAll(List.of(hours.from(), hours.until())));
    }
    Optional<ZonedDateTime> from = Optional.empty();
    for (int day = 0; day < 7; day++) {
      for (LocalTime edge : edges) {
        ZonedDateTime local = monday.plusDays(day).atTime(edge).atZone(schedule.zone());
        boolean covered = isCovered(schedule, local);
        if (from.isPresent() && covered) {
          return Optional.of(written(from.get()) + " to " + written(local));
        }
        from = from.isEmpty() && !covered ? Optional.of(local) : from;
      }
    }
    return from.map(begin -> written(begin) + " to the end of the week");
  }

  private static boolean isCovered(Schedule schedule, ZonedDateTime local) {
    return schedule.layers().stream()
        .anyMatch(layer -> layer.hours().map(hours -> hours.contain(local)).orElse(true));
  }

  private static String written(ZonedDateTime time) {
    String day = time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ROOT);
    return day + " " + time.toLocalTime();
  }
}
