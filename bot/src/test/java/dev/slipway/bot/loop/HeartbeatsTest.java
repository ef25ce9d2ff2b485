package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.alert.AlertGroup;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Heartbeat;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.slack.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An alert that always fires and stops arriving.
final class HeartbeatsTest {
  private static final Heartbeat HEARTBEAT =
      new Heartbeat("SlipwayAlertsArrive", Duration.ofMinutes(5));
  private static final Duration JUST_TOO_LONG = HEARTBEAT.within().plusSeconds(2);

  private final Office office = Office.withHeartbeat(HEARTBEAT);

  private void arrives(String alert, AlertGroup.Status status) {
    office.receive(
        new Inbound.Alerted(
            office.nextId(),
            new AlertGroup(
                "{}:{alertname=\"" + alert + "\"}",
                status,
                Map.of("alertname", alert, "severity", "none"),
                Map.of(),
                1)));
    office.settle();
  }

  private void beats() {
    arrives(HEARTBEAT.alert(), AlertGroup.Status.FIRING);
  }

  private List<IncidentState> incidents() {
    return office.journal.incidentsSince(Instant.EPOCH);
  }

  @Test
  void asLongAsItArrivesNothingIsSaid() {
    for (int minute = 0; minute < 12; minute++) {
      beats();
      office.wait(Duration.ofMinutes(1));
    }

    assertThat(incidents()).isEmpty();
  }

  @Test
  void silentForTooLongItIsOneIncidentUntilItIsHeardAgain() {
    beats();
    office.wait(HEARTBEAT.within());
    assertThat(incidents()).isEmpty();
    office.wait(Duration.ofMinutes(3));

    assertThat(incidents())
        .singleElement()
        .satisfies(state -> {
          assertThat(state.incident().opening().cause())
              .isEqualTo(new Cause.HeartbeatSilent(HEARTBEAT.alert()));
          assertThat(state.isResolved()).isFalse();
        });

    beats();
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
  }

  @Test
  void otherAlertsAndAnEndOfItAreNoHeartbeat() {
    office.wait(Duration.ofMinutes(4));
    arrives("SomethingElse", AlertGroup.Status.FIRING);
    arrives(HEARTBEAT.alert(), AlertGroup.Status.RESOLVED);
    office.wait(Duration.ofMinutes(2));

    assertThat(incidents()).hasSize(1);
  }

  @Test
  void silentAgainShortlyAfterwardsItIsTheSameIncident() {
    office.wait(JUST_TOO_LONG);
    beats();
    office.wait(JUST_TOO_LONG);

    assertThat(incidents()).singleElement().matches(state -> !state.isResolved());
    assertThat(incidents().getFirst().incident().firings().count()).isEqualTo(2);
  }

  @Test
  void aBotThatWasAwayAccusesNobodyAtOnce() {
    beats();
    office.absent(Duration.ofHours(1)).restart();
    office.settle();
    assertThat(incidents()).isEmpty();
    office.absent(Duration.ofHours(1));
    office.settle();
    assertThat(incidents()).isEmpty();

    office.wait(JUST_TOO_LONG);
    assertThat(incidents()).hasSize(1);
  }

  @Test
  void anIncidentStandsARestartUntilTheHeartbeatIsHeard() {
    office.wait(JUST_TOO_LONG);
    office.restart();
    office.wait(Duration.ofMinutes(1));
    assertThat(incidents()).singleElement().matches(state -> !state.isResolved());

    beats();
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
  }
}
