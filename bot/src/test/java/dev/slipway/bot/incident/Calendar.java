package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who is on duty, counted minute by minute from midnight on instead of reckoned.
final class Calendar {
  private static final Map<String, Instant> HANDOVERS = new ConcurrentHashMap<>();
  private final Schedule schedule;
  private final List<Schedule.StandIn> overrides = new ArrayList<>();

  Calendar(Schedule schedule) {
    this.schedule = schedule;
  }

  void override(Schedule.StandIn standIn) {
    overrides.add(standIn);
  }

  /// The same for the machine.
  Schedule schedule() {
    return new Schedule(schedule.name(), schedule.zone(), schedule.layers(), overrides);
  }

  List<String> told(Escalation.Step step, Instant now) {
    List<String> told = new ArrayList<>();
    for (Contact contact : step.contacts()) {
      List<String> more =
          switch (contact) {
            case Contact.OnePerson(String id) -> List.of("person/" + id);
            case Contact.OnDuty _ -> onDuty(now).map("person/"::concat).stream().toList();
            case Contact.WholeTeam(String team) ->
                team.equals("sre") ? List.of("person/ada", "person/linus") : List.of();
            case Contact.Channel(String name) -> List.of("channel/" + name);
          };
      more.stream().filter(each -> !told.contains(each)).forEach(told::add);
    }
    return told;
  }

  boolean isGap(Escalation.Step step, List<String> told) {
    return step.contacts().stream().anyMatch(each -> !(each instanceof Contact.Channel))
        && told.stream().noneMatch(each -> each.startsWith("person/"));
  }

  Optional<String> onDuty(Instant now) {
    Optional<String> instead = Optional.empty();
    for (Schedule.StandIn each : overrides) {
      if (now.compareTo(each.from()) >= 0 && now.compareTo(each.until()) < 0) {
        instead = Optional.of(each.person());
      }
    }
    return instead.or(() -> inTurn(now));
  }

  private Optional<String> inTurn(Instant now) {
    Schedule.Layer layer = schedule.layers().getFirst();
    ZonedDateTime local = now.atZone(schedule.zone());
    LocalTime time = local.toLocalTime();
    boolean duty =
        layer
            .hours()
            .map(hours ->
                hours.days().contains(local.getDayOfWeek())
                    && time.compareTo(hours.from()) >= 0
                    && time.compareTo(hours.until()) < 0)
            .orElse(true);
    LocalDate turn = local.toLocalDate();
    while (now.isBefore(handover(schedule.zone(), turn, layer.handover()))) {
      turn = turn.minusDays(1);
    }
    int days = (int) (turn.toEpochDay() - layer.from().toEpochDay());
    int number = days / layer.everyDays() % layer.rotation().size();
    return duty ? Optional.of(layer.rotation().get(number)) : Optional.empty();
  }

  /// The first minute of a day at which its clocks show the hand-over's time or a later one.
  private static Instant handover(ZoneId zone, LocalDate day, LocalTime time) {
    return HANDOVERS.computeIfAbsent(
        zone + " " + day + " " + time,
        _ -> {
          Instant minute = day.atStartOfDay(zone).toInstant();
          while (minute.atZone(zone).toLocalTime().isBefore(time)) {
            minute = minute.plusSeconds(60);
          }
          return minute;
        });
  }
}
