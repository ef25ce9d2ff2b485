package dev.slipway.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentNumbersTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void meansAreOverThoseThatHaveAValue() {
    IncidentState untouched = open();
    IncidentState acknowledged = acknowledged(Duration.ofMinutes(2));
    IncidentState resolved =
        IncidentMachine.on(
                acknowledged(Duration.ofMinutes(4)),
                new IncidentSignal.Resolve("ada"),
                NOON.plus(Duration.ofMinutes(30)))
            .next();

    IncidentNumbers numbers = IncidentNumbers.of(List.of(untouched, acknowledged, resolved));

    assertThat(numbers.timeToAcknowledge()).contains(Duration.ofMinutes(3));
    assertThat(numbers.timeToResolve()).contains(Duration.ofMinutes(30));
    assertThat(numbers.open())
        .containsEntry(Severity.CRITICAL, 2)
        .containsEntry(Severity.MAJOR, 0)
        .containsEntry(Severity.MINOR, 0);
  }

  @Test
  void nothingHasNoMeans() {
    IncidentNumbers numbers = IncidentNumbers.of(List.of());

    assertThat(numbers.timeToAcknowledge()).isEmpty();
    assertThat(numbers.timeToResolve()).isEmpty();
  }

  private static IncidentState open() {
    return IncidentMachine.begin(Duties.alerts(NOON), Duties.duty(Duties.ESCALATION), NOON).next();
  }

  private static IncidentState acknowledged(Duration after) {
    return IncidentMachine.on(open(), new IncidentSignal.Acknowledge("ada"), NOON.plus(after))
        .next();
  }
}
