package dev.slipway.environments.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final List<String> PEOPLE = List.of("ada", "grace", "linus");

  /// A clock that is read each minute of a year and a person who counts the turns: with hand-overs
  /// at the usual time, and at the times that a change of the clocks repeats or leaves out.
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 09:00, 7",
    "Europe/Berlin, 02:30, 1",
    "Europe/Berlin, 03:00, 1",
    "America/New_York, 01:30, 1",
    "America/New_York, 02:30, 2",
    "America/Havana, 00:30, 1",
    "UTC, 00:00, 1"
  })
  void turnsAreThoseThatAreCountedMinuteByMinuteOverAYear(
      ZoneId zone, LocalTime handover, int everyDays) {
    Schedule schedule =
        schedule(zone, new Schedule.Layer(PEOPLE, everyDays, MONDAY, handover, none()));
    LocalDate next = MONDAY;
    int turn = -1;

    for (Instant minute = MONDAY.atStartOfDay(zone).toInstant();
        minute.isBefore(MONDAY.plusYears(1).atStartOfDay(zone).toInstant());
        minute = minute.plusSeconds(60)) {
      ZonedDateTime clock = minute.atZone(zone);
      if (clock.toLocalDate().equals(next) && !clock.toLocalTime().isBefore(handover)) {
        turn++;
        next = next.plusDays(everyDays);
      }
      Optional<String> counted =
          turn < 0 ? Optional.empty() : Optional.of(PEOPLE.get(turn % PEOPLE.size()));
      if (!schedule.at(minute).equals(counted)) {
        assertThat(schedule.at(minute)).as("at %s", clock).isEqualTo(counted);
      }
    }
    assertThat(turn).isGreaterThan(360 / everyDays);
  }

  @Test
  void aHandoverThatTheClocksShowTwiceHappensOnce() {
    Schedule schedule =
        schedule(
            ZoneId.of("Europe/Berlin"),
            new Schedule.Layer(List.of("ada", "grace"), 1, MONDAY, LocalTime.of(2, 30), none()));
    Instant first = Instant.parse("2026-10-25T00:30:00Z");

    assertThat(schedule.at(first.minusSeconds(1))).isNotEqualTo(schedule.at(first));
    assertThat(schedule.at(first.plusSeconds(2_400))).isEqualTo(schedule.at(first));
    assertThat(schedule.at(first.plusSeconds(3_600))).isEqualTo(schedule.at(first));
  }

  @Test
  void aLaterLayerBeatsAnEarlierOneAndAnOverrideBeatsBoth() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Schedule.Hours office =
        new Schedule.Hours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0));
    Instant noon = Instant.parse("2026-11-25T11:00:00Z");
    Schedule schedule =
        new Schedule(
            "primary",
            berlin,
            List.of(
                new Schedule.Layer(List.of("ada"), 7, MONDAY, LocalTime.of(9, 0), none()),
                new Schedule.Layer(
                    List.of("grace"), 7, MONDAY, LocalTime.of(9, 0), Optional.of(office))),
            List.of(
                new Schedule.StandIn("linus", noon, noon.plusSeconds(60)),
                new Schedule.StandIn("edsger", noon.plusSeconds(30), noon.plusSeconds(60))));

    assertThat(schedule.at(noon.minusSeconds(1))).contains("grace");
    assertThat(schedule.at(noon)).contains("linus");
    assertThat(schedule.at(noon.plusSeconds(30))).contains("edsger");
    assertThat(schedule.at(noon.plusSeconds(60))).contains("grace");
    assertThat(schedule.at(Instant.parse("2026-11-25T16:00:00Z"))).contains("ada");
    assertThat(schedule.at(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
  }

  private static Schedule schedule(ZoneId zone, Schedule.Layer layer) {
    return new Schedule("primary", zone, List.of(layer), List.of());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
