package dev.slipway.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DigestTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DigestTime NINE = new DigestTime(LocalTime.of(9, 0), BERLIN);

  @Test
  void itIsDueAtTheSameHourInSummerAndInWinter() {
    assertThat(NINE.due(LocalDate.parse("2026-10-24")))
        .isEqualTo(Instant.parse("2026-10-24T07:00:00Z"));
    assertThat(NINE.due(LocalDate.parse("2026-10-25")))
        .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
    assertThat(NINE.after(Instant.parse("2026-10-24T07:00:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
  }

  @Test
  void whereTheClockIsPutForwardOverItItIsDueAsMuchLater() {
    DigestTime halfPastTwo = new DigestTime(LocalTime.of(2, 30), BERLIN);

    assertThat(halfPastTwo.due(LocalDate.parse("2026-03-29")))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void anHourThatComesTwiceHasOneDigest() {
    DigestTime halfPastTwo = new DigestTime(LocalTime.of(2, 30), BERLIN);
    Instant first = Instant.parse("2026-10-25T00:30:00Z");

    assertThat(halfPastTwo.due(LocalDate.parse("2026-10-25"))).isEqualTo(first);
    assertThat(halfPastTwo.owed(first.plus(Duration.ofHours(1)), first)).isEmpty();
    assertThat(halfPastTwo.after(first)).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void itIsOwedFromItsTimeToTheEndOfTheDay() {
    Instant yesterdays = Instant.parse("2026-11-24T08:00:00Z");
    Instant todays = Instant.parse("2026-11-25T08:00:00Z");

    assertThat(NINE.owed(todays.minusMillis(1), yesterdays)).isEmpty();
    assertThat(NINE.owed(todays, yesterdays)).contains(todays);
    assertThat(NINE.owed(Instant.parse("2026-11-25T22:59:59Z"), yesterdays)).contains(todays);
    assertThat(NINE.owed(Instant.parse("2026-11-25T23:00:00Z"), yesterdays)).isEmpty();
    assertThat(NINE.owed(todays, todays)).isEmpty();
  }

  /// The time was changed to a later one after the day's digest was told.
  @Test
  void anotherTimeOfTheSameDayIsNoSecondDigest() {
    Instant told = Instant.parse("2026-11-25T06:00:00Z");

    assertThat(NINE.owed(Instant.parse("2026-11-25T09:00:00Z"), told)).isEmpty();
  }

  @Test
  void theNewestOneThatWasDueIsTodaysOrYesterdays() {
    assertThat(NINE.before(Instant.parse("2026-11-25T08:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
    assertThat(NINE.before(Instant.parse("2026-11-25T07:59:59Z")))
        .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
  }

  @Test
  void mondaysInTheZoneCloseAWeek() {
    DigestTime auckland = new DigestTime(LocalTime.of(9, 0), ZoneId.of("Pacific/Auckland"));
    Instant due = auckland.due(LocalDate.parse("2026-11-30"));

    assertThat(due).isEqualTo(Instant.parse("2026-11-29T20:00:00Z"));
    assertThat(auckland.closesAWeek(due)).isTrue();
    assertThat(auckland.closesAWeek(due.plus(Duration.ofDays(1)))).isFalse();
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  /// Whenever somebody looks, and however long nobody does.
  @ParameterizedTest
  @MethodSource("seeds")
  void noDayHasTwoAndNoDayOnWhichSomebodyLooksLateHasNone(long seed) {
    Random random = new Random(seed);
    DigestTime time = new DigestTime(LocalTime.ofSecondOfDay(60L * random.nextInt(1_380)), BERLIN);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Instant told = time.before(now);
    Set<LocalDate> days = new HashSet<>(Set.of(time.day(told)));

    while (now.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
      now = now.plusSeconds(1L + random.nextInt(200_000));
      Optional<Instant> owed = time.owed(now, told);
      if (owed.isPresent()) {
        told = owed.get();
        assertThat(days.add(time.day(told))).isTrue();
      }
      assertThat(now.isBefore(time.due(time.day(now))) || days.contains(time.day(now))).isTrue();
    }
    assertThat(days).hasSizeGreaterThan(1);
  }
}
