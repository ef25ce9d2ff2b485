package dev.slipway.bot.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The time of each day's digest. Where a clock that is put forward leaves that time out, it is as
/// much later; where it comes twice, the first one counts.
///
/// @param at on the clock of that zone
public record DigestTime(LocalTime at, ZoneId zone) {
  public Instant due(LocalDate day) {
    return ZonedDateTime.of(day, at, zone).toInstant();
  }

  public LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /// Today's, from its time on to the end of the day, unless one was told today.
  ///
  /// @param told when the last one was due that is dealt with
  public Optional<Instant> owed(Instant now, Instant told) {
    LocalDate today = day(now);
    Instant due = due(today);
    return now.isBefore(due) || !day(told).isBefore(today) ? Optional.empty() : Optional.of(due);
  }

  /// The newest one that is due at an instant.
  public Instant before(Instant instant) {
    LocalDate today = day(instant);
    Instant due = due(today);
    return due.isAfter(instant) ? due(today.minusDays(1)) : due;
  }

  /// The next one behind an instant.
  public Instant after(Instant instant) {
    LocalDate today = day(instant);
    Instant due = due(today);
    return due.isAfter(instant) ? due : due(today.plusDays(1));
  }

  /// Mondays look back on a week.
  public boolean closesAWeek(Instant due) {
    return day(due).getDayOfWeek() == DayOfWeek.MONDAY;
  }

  /// The one that was due so many days before.
  public Instant daysBefore(Instant due, int days) {
    return due(day(due).minusDays(days));
  }
}
