package dev.slipway.bot.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `for DURATION` and `until TIME`, `in DURATION` and `at TIME`. A time without a zone is UTC.
final class EndRule {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,3})w)?(?:(\\d{1,4})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?");

  private static final int MOST_DAYS = 9_999;
  private static final int LAST_YEAR = 9_998;

  /// `2 hours`, which is offered in one word.
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

  private static final Pattern UNIT =
      Pattern.compile("(m|h|d|w)|min|mins|(minute|hour|day|week)s?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(Z|[+-]\\d{2}:\\d{2})?");

  private EndRule() {}

  /// @param rest what follows
  record Found(End end, Line rest) {}

  /// Whether an end begins there.
  static boolean begins(Line line) {
    return !line.isEmpty() && !line.first().literal() && begins(line.first().text());
  }

  /// Whether its first word is one before an end.
  static boolean begins(String text) {
    String word = text.split(" ", 2)[0];
    return word.equals("for") || word.equals("until");
  }

  /// @param line at `for`, `in`, `until` or `at`
  /// @return empty when that is no end
  static Optional<Found> read(Line line) {
    Line behind = line.skip(1);
    if (behind.isEmpty()) {
      return Optional.empty();
    }
    String word = behind.first().text();
    String before = line.first().text();
    try {
      return before.equals("for") || before.equals("in")
          ? duration(word).map(time -> new Found(new End.After(time), behind.skip(1)))
          : time(word, behind.skip(1));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// What may have been meant where it is no end, the words behind it included.
  static List<Found> near(Line line) {
    Line behind = line.skip(1);
    if (behind.isEmpty()) {
      return List.of();
    }
    String word = behind.first().text();
    Line next = behind.skip(1);
    if (DATE.matcher(word).matches()) {
      return midnights(word, next);
    }
    Matcher unit = UNIT.matcher(next.isEmpty() ? "" : next.first().text());
    return NUMBER.matcher(word).matches() && unit.matches()
        ? duration(word + unit.group().charAt(0)).stream()
            .map(time -> new Found(new End.After(time), next.skip(1)))
            .toList()
        : List.of();
  }

  /// The day may belong to it or not.
  private static List<Found> midnights(String word, Line next) {
    try {
      OffsetDateTime start = LocalDate.parse(word).atStartOfDay().atOffset(ZoneOffset.UTC);
      return start.getYear() > LAST_YEAR
          ? List.of()
          : List.of(
              new Found(new End.At(start), next), new Found(new End.At(start.plusDays(1)), next));
    } catch (DateTimeException _) {
      return List.of();
    }
  }

  /// `2h30m`: whole minutes, at least one.
  static Optional<Duration> duration(String word) {
    Matcher parts = DURATION.matcher(word);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Duration time =
        Duration.ofDays(7 * number(parts.group(1)) + number(parts.group(2)))
            .plusHours(number(parts.group(3)))
            .plusMinutes(number(parts.group(4)));
    return time.isZero() || time.toDays() > MOST_DAYS ? Optional.empty() : Optional.of(time);
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Optional<Found> time(String word, Line next) {
    int day = word.indexOf('T');
    if (day > 0) {
      return DATE.matcher(word.substring(0, day)).matches()
          ? clock(word.substring(day + 1), next)
              .map(clock -> on(LocalDate.parse(word.substring(0, day)), clock))
          : Optional.empty();
    }
    if (DATE.matcher(word).matches()) {
      return next.isEmpty()
          ? Optional.empty()
          : clock(next.first().text(), next.skip(1)).map(clock -> on(LocalDate.parse(word), clock));
    }
    if (word.equals("tomorrow")) {
      return next.isEmpty()
          ? Optional.empty()
          : clock(next.first().text(), next.skip(1))
              .map(clock -> new Found(new End.Tomorrow(clock.time(), clock.zone()), clock.rest()));
    }
    return clock(word, next)
        .map(clock -> new Found(new End.Next(clock.time(), clock.zone()), clock.rest()));
  }

  private static Found on(LocalDate date, Clock clock) {
    return new Found(new End.At(date.atTime(clock.time()).atOffset(clock.zone())), clock.rest());
  }

  private static Optional<Clock> clock(String word, Line next) {
    Matcher parts = CLOCK.matcher(word);
    if (!parts.matches()) {
      return Optional.empty();
    }
    LocalTime time =
        LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    String zone = parts.group(3);
    if (zone != null) {
      return Optional.of(new Clock(time, ZoneOffset.of(zone), next));
    }
    boolean named = !next.isEmpty() && next.first().text().equals("UTC");
    return Optional.of(new Clock(time, ZoneOffset.UTC, named ? next.skip(1) : next));
  }

  private record Clock(LocalTime time, ZoneOffset zone, Line rest) {}
}
