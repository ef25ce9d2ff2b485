package dev.slipway.bot.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// A time as it was said: when a lock or a freeze ends, when a deployment is due.
public sealed interface End {
  /// `for 2h30m`.
  ///
  /// @param time whole minutes, at least one
  record After(Duration time) implements End {}

  /// `until 2026-11-29T18:00+01:00`.
  ///
  /// @param time whole minutes
  record At(OffsetDateTime time) implements End {}

  /// `until 18:00+01:00`: when it is that time the next time.
  ///
  /// @param time whole minutes
  record Next(LocalTime time, ZoneOffset zone) implements End {}

  /// `until tomorrow 9:00Z`.
  ///
  /// @param time whole minutes
  record Tomorrow(LocalTime time, ZoneOffset zone) implements End {}

  /// @param said when it was said
  default Instant from(Instant said) {
    return switch (this) {
      case After(Duration time) -> said.plus(time);
      case At(OffsetDateTime time) -> time.toInstant();
      case Next(LocalTime time, ZoneOffset zone) -> {
        OffsetDateTime today = said.atOffset(zone).with(time);
        yield (today.toInstant().isAfter(said) ? today : today.plusDays(1)).toInstant();
      }
      case Tomorrow(LocalTime time, ZoneOffset zone) ->
          said.atOffset(zone).with(time).plusDays(1).toInstant();
    };
  }

  /// As it is typed: `for 2h30m`, `until 18:00Z`.
  default String text() {
    return (this instanceof After ? "for " : "until ") + moment();
  }

  /// The same without the word before it: `2h30m`, `18:00Z`.
  default String moment() {
    return switch (this) {
      case After(Duration time) -> words(time);
      case At(OffsetDateTime time) -> time.toString();
      case Next(LocalTime time, ZoneOffset zone) -> "" + time + zone;
      case Tomorrow(LocalTime time, ZoneOffset zone) -> "tomorrow " + time + zone;
    };
  }

  private static String words(Duration time) {
    String words =
        part(time.toDays(), "d") + part(time.toHoursPart(), "h") + part(time.toMinutesPart(), "m");
    return words.isEmpty() ? "0m" : words;
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit;
  }
}
