package dev.slipway.bot.incident;

import dev.slipway.environments.language.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A time during which the same person is on call in a schedule, or nobody.
///
/// @param person absent in a gap
/// @param from the moment of asking for the first of several, else when it begins
/// @param until absent where nothing changes as far as was looked
public record Shift(Optional<String> person, Instant from, Optional<Instant> until) {
  /// How many days ahead are looked at.
  private static final int DAYS = 62;

  /// The shift of now and those after it: as many as there are, at most so many. Who is on call can
  /// only change where a turn or hours begin or end, an override does, or the clocks change: so
  /// looking there is enough.
  public static List<Shift> upcoming(Schedule schedule, Instant now, int most) {
    List<Shift> shifts = new ArrayList<>();
    Instant from = now;
    Optional<String> person = schedule.at(now);
    for (Instant edge : edges(schedule, now)) {
      Optional<String> then = schedule.at(edge);
      if (!then.equals(person) && shifts.size() < most) {
        shifts.add(new Shift(person, from, Optional.of(edge)));
        from = edge;
        person = then;
      }
    }
    if (shifts.size() < most) {
      shifts.add(new Shift(person, from, Optional.empty()));
    }
    return shifts;
  }

  private static SortedSet<Instant> edges(Schedule schedule, Instant now) {
    SortedSet<Instant> edges = new TreeSet<>();
    LocalDate today = now.atZone(schedule.zone()).toLocalDate();
    for (LocalTime time : times(schedule)) {
      for (int day = -1; day <= DAYS; day++) {
        var local = today.plusDays(day).atTime(time).atZone(schedule.zone());
        edges.add(local.withEarlierOffsetAtOverlap().toInstant());
        edges.add(local.withLaterOffsetAtOverlap().toInstant());
      }
    }
    Instant last = now.plus(Duration.ofDays(DAYS));
    schedule
        .overrides()
        .forEach(each -> {
          edges.add(each.from());
          edges.add(each.until());
        });
    edges.addAll(clockChanges(schedule.zone(), now, last));
    edges.removeIf(edge -> !edge.isAfter(now) || edge.isAfter(last));
    return edges;
  }

  private static SortedSet<LocalTime> times(Schedule schedule) {
    SortedSet<LocalTime> times = new TreeSet<>();
    for (Schedule.Layer layer : schedule.layers()) {
      times.add(layer.handover());
      layer.hours().ifPresent(hours -> times.addAll(List.of(hours.from(), hours.until())));
    }
    if (schedule.layers().stream().anyMatch(layer -> layer.hours().isPresent())) {
      times.add(LocalTime.MIDNIGHT);
    }
    return times;
  }

  private static List<Instant> clockChanges(ZoneId zone, Instant now, Instant last) {
    List<Instant> changes = new ArrayList<>();
    var next = zone.getRules().nextTransition(now);
    while (next != null && !next.getInstant().isAfter(last)) {
      changes.add(next.getInstant());
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }
}
