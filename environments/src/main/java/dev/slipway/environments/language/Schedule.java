package dev.slipway.environments.language;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is on call when. An override beats every layer, a later layer beats an earlier one.
///
/// @param zone of all dates and times of day; hand-overs keep their local time when clocks change
public record Schedule(String name, ZoneId zone, List<Layer> layers, List<StandIn> overrides) {
  /// People who take turns.
  ///
  /// @param rotation ids of people in the order of their turns
  /// @param everyDays length of a turn in calendar days
  /// @param from the day on which the first of the rotation begins
  /// @param handover time of day at which turns begin and end
  /// @param hours when the layer is on duty; always where absent
  public record Layer(
      List<String> rotation,
      int everyDays,
      LocalDate from,
      LocalTime handover,
      Optional<Hours> hours) {
    public Layer {
      rotation = List.copyOf(rotation);
      if (rotation.isEmpty() || everyDays < 1) {
        throw new IllegalArgumentException("a rotation has people and turns of at least one day");
      }
    }

    private Optional<String> at(ZonedDateTime local) {
      boolean onDuty = hours.map(each -> each.contain(local)).orElse(true);
      LocalDate today = local.toLocalDate();
      LocalDate day = hasHandedOver(local) ? today : today.minusDays(1);
      long days = ChronoUnit.DAYS.between(from, day);
      return onDuty && days >= 0
          ? Optional.of(rotation.get((int) (days / everyDays % rotation.size())))
          : Optional.empty();
    }

    /// A hand-over happens once a day: where clocks show its time twice, the first time counts.
    private boolean hasHandedOver(ZonedDateTime local) {
      Instant first = local.toLocalDate().atTime(handover).atZone(local.getZone()).toInstant();
      return !local.toLocalTime().isBefore(handover) || !local.toInstant().isBefore(first);
    }
  }

  /// Hours of some weekdays, as clocks show them: an hour that comes twice counts both times.
  ///
  /// @param from inclusive
  /// @param until exclusive; [LocalTime#MIDNIGHT] is the end of the day
  public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Hours {
      days = Set.copyOf(days);
      if (days.isEmpty() || !(from.isBefore(until) || until.equals(LocalTime.MIDNIGHT))) {
        throw new IllegalArgumentException("hours are of some days, and end after they begin");
      }
    }

    /// Whether a local time is within them.
    public boolean contain(ZonedDateTime local) {
      LocalTime time = local.toLocalTime();
      return days.contains(local.getDayOfWeek())
          && !time.isBefore(from)
          && (time.isBefore(until) || until.equals(LocalTime.MIDNIGHT));
    }
  }

  /// Somebody else for a while.
  ///
  /// @param from inclusive
  /// @param until exclusive
  public record StandIn(String person, Instant from, Instant until) {
    public StandIn {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(
            "an override ends after it begins: " + from + " " + until);
      }
    }
  }

  public Schedule {
    layers = List.copyOf(layers);
    overrides = List.copyOf(overrides);
  }

  /// Whether somebody takes turns in it, as its layers say; overrides do not count.
  public boolean isTakenInTurnsBy(String person) {
    return layers.stream().anyMatch(layer -> layer.rotation().contains(person));
  }

  /// The person on call at an instant; nobody in a gap. Of several overrides the last listed
  /// counts.
  public Optional<String> at(Instant now) {
    for (StandIn each : overrides.reversed()) {
      if (!now.isBefore(each.from()) && now.isBefore(each.until())) {
        return Optional.of(each.person());
      }
    }
    ZonedDateTime local = now.atZone(zone);
    return layers.reversed().stream().flatMap(layer -> layer.at(local).stream()).findFirst();
  }
}
