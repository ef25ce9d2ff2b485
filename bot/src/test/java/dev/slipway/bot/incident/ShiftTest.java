package dev.slipway.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
  /// A Wednesday.
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void aShiftEndsWithTheTurn() {
    List<Shift> shifts =
        Shift.upcoming(Duties.rotation(List.of("ada", "grace"), Duties.BERLIN), NOW, 2);

    Instant nine = Instant.parse("2026-11-26T08:00:00Z");
    assertThat(shifts)
        .containsExactly(
            new Shift(Optional.of("ada"), NOW, Optional.of(nine)),
            new Shift(Optional.of("grace"), nine, Optional.of(nine.plus(Duration.ofDays(1)))));
  }

  @Test
  void anOverrideIsAShift() {
    Schedule schedule =
        Duties.rotation(
            List.of("ada"),
            Duties.BERLIN,
            new Schedule.StandIn("linus", NOW.plusSeconds(60), NOW.plusSeconds(120)));

    assertThat(Shift.upcoming(schedule, NOW, 5))
        .containsExactly(
            new Shift(Optional.of("ada"), NOW, Optional.of(NOW.plusSeconds(60))),
            new Shift(Optional.of("linus"), NOW.plusSeconds(60), Optional.of(NOW.plusSeconds(120))),
            new Shift(Optional.of("ada"), NOW.plusSeconds(120), Optional.empty()));
  }

  /// Against a look at every minute, over both changes of the clocks.
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-10-20T10:07:00Z, 02:30, 01:00, 02:30",
    "Europe/Berlin, 2027-03-24T10:07:00Z, 02:30, 02:15, 02:45",
    "America/New_York, 2026-10-28T10:07:00Z, 01:30, 00:30, 01:30",
    "America/New_York, 2027-03-10T10:07:00Z, 09:00, 18:00, 00:00"
  })
  void noChangeIsMissed(
      ZoneId zone, Instant start, LocalTime handover, LocalTime from, LocalTime until) {
    LocalDate first = LocalDate.of(2026, 1, 5);
    Schedule schedule =
        new Schedule(
            "primary",
            zone,
            List.of(
                new Schedule.Layer(List.of("ada", "grace"), 1, first, handover, Optional.empty()),
                new Schedule.Layer(
                    List.of("linus"),
                    1,
                    first,
                    handover,
                    Optional.of(new Schedule.Hours(Set.of(DayOfWeek.values()), from, until)))),
            List.of());
    List<Instant> changes = new ArrayList<>();
    Instant end = start.plus(Duration.ofDays(10));
    for (Instant at = start; at.isBefore(end); at = at.plusSeconds(60)) {
      if (!schedule.at(at).equals(schedule.at(at.minusSeconds(60)))) {
        changes.add(at);
      }
    }

    assertThat(Shift.upcoming(schedule, start, 100))
        .extracting(shift -> shift.until().orElseThrow())
        .filteredOn(end::isAfter)
        .hasSizeGreaterThan(15)
        .containsExactlyElementsOf(changes);
  }
}
