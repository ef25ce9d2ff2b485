package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps everything from being rolled out is an incident as long as it lasts.
class LookoutTest {
  private static final String REASON = "registry.example.com does not answer";

  private final Office office = new Office();

  @BeforeEach
  void somethingServes() {
    office.reconciler.serves(STAGING, "1.4.2", true);
    office.reconciler.serves(new Place("staging", "backend"), "1.4.2", true);
  }

  private List<IncidentState> incidents() {
    return office.journal.incidentsSince(Instant.EPOCH);
  }

  @Test
  void whatHoldsForMinutesIsOneIncidentOfItsEnvironmentAndEndsByItself() {
    office.reconciler.block("infrastructure", REASON);
    office.wait(Duration.ofMinutes(4));
    assertThat(incidents()).isEmpty();
    office.wait(Duration.ofMinutes(20));

    assertThat(incidents())
        .singleElement()
        .satisfies(state ->
            assertThat(state.incident().opening().cause()).isInstanceOf(Cause.Blocked.class));
    assertThat(incidents().getFirst().incident().firings().count()).isEqualTo(1);
    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text())
        .contains("Major: staging.", "infrastructure", "registry.example.com does not answer");

    office.reconciler.unblock();
    office.wait(Duration.ofMinutes(2));
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
    assertThat(office.alerts().getFirst().message().text()).contains("its source says so");
  }

  @Test
  void itIsOpenedForEachEnvironment() {
    office.reconciler.serves(PRODUCTION, "1.4.2", true);
    office.reconciler.block("no-way-back", "no proven release is left");
    office.wait(Duration.ofMinutes(7));

    assertThat(incidents()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"approval", "lock", "freeze", "promotion", "rejected", "something-new"})
  void whatPeopleDoOnPurposeIsNone(String kind) {
    office.reconciler.block(kind, "so it is");
    office.wait(Duration.ofMinutes(7));

    assertThat(incidents()).isEmpty();
  }

  @Test
  void whatAPersonResolvedStaysSoUntilItHoldsAnew() {
    office.reconciler.block("infrastructure", REASON);
    office.wait(Duration.ofMinutes(7));
    office.presses("UGRACE", Actions.RESOLVE, incidents().getFirst().id().text());
    office.wait(Duration.ofMinutes(15));
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);

    office.reconciler.unblock();
    office.wait(Duration.ofMinutes(2));
    office.reconciler.block("infrastructure", REASON);
    office.wait(Duration.ofMinutes(7));
    assertThat(incidents()).hasSize(2);
    assertThat(incidents().getLast()).isInstanceOf(IncidentState.Open.class);
  }

  @Test
  void whatComesBackSoonOpensTheSameAgain() {
    office.reconciler.block("infrastructure", REASON);
    office.wait(Duration.ofMinutes(7));
    office.reconciler.unblock();
    office.wait(Duration.ofMinutes(2));
    office.reconciler.block("infrastructure", REASON);
    office.wait(Duration.ofMinutes(7));

    assertThat(incidents()).singleElement().isInstanceOf(IncidentState.Open.class);
    assertThat(office.alerts()).hasSize(1);
  }

  @Test
  void staleGitIsOneForAllAndEndsWhenItIsReadAgain() {
    office.reconciler.serves(PRODUCTION, "1.4.2", true);
    office.reconciler.gitIsStale(Optional.of("fetch failed: connection refused"));
    office.wait(Duration.ofMinutes(7));
    assertThat(incidents())
        .singleElement()
        .satisfies(state ->
            assertThat(state.incident().opening().cause()).isInstanceOf(Cause.Stale.class));
    assertThat(office.alerts().getFirst().message().text()).contains("Git cannot be read");

    office.reconciler.gitIsStale(Optional.empty());
    office.wait(Duration.ofMinutes(2));
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
  }

  @Test
  void whileTheReconcilerIsAwayNothingIsKnownToBeOver() {
    office.reconciler.block("infrastructure", REASON);
    office.wait(Duration.ofMinutes(7));
    office.reconciler.away(true);
    office.reconciler.unblock();
    office.wait(Duration.ofMinutes(3));
    assertThat(incidents()).singleElement().isInstanceOf(IncidentState.Open.class);

    office.reconciler.away(false);
    office.restart().wait(Duration.ofMinutes(2));
    assertThat(incidents()).singleElement().matches(IncidentState::isResolved);
  }
}
