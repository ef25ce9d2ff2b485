package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.message.Actions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whoever decides on a request is told what is wrong where it would go.
class IncidentsOnRequestsTest {
  private final Office office = new Office();

  private void goesBack() {
    String rollout = office.reconciler.begin(PRODUCTION, "1.4.9", "", "");
    office.settle();
    office.reconciler.tell(
        rollout,
        new EventContent.RollbackStarted(
            "error-rate 12 % (at most 5 %)",
            Optional.of("error-rate"),
            Optional.of("12 %"),
            Optional.of("at most 5 %"),
            Optional.empty(),
            false));
    office.settle();
  }

  private IncidentState incident() {
    return office.journal.incidentsSince(Instant.EPOCH).getFirst();
  }

  private String request() {
    String id = office.request().ask().id().text();
    return office.cards().stream()
        .map(card -> card.message().blocks().toString())
        .filter(blocks -> blocks.contains(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anIncidentThatIsOpenThereStandsOnTheRequest() {
    goesBack();
    office.types("UADA", "frontend production 1.5.0");

    assertThat(request()).contains("Incident since", "A rollout went back", "Nobody has it yet.");
  }

  @Test
  void oneThatOpensWhileARequestWaitsComesAndGoesWithIt() {
    office.types("UADA", "frontend production 1.5.0");
    assertThat(request()).doesNotContain("Incident since");

    goesBack();
    assertThat(request()).contains("Incident since", "Nobody has it yet.");

    office.presses("UGRACE", Actions.ACKNOWLEDGE, incident().id().text());
    office.wait(Duration.ofSeconds(10));
    assertThat(request()).contains("<@UGRACE> has it.");

    office.presses("UGRACE", Actions.RESOLVE, incident().id().text());
    office.wait(Duration.ofSeconds(10));
    assertThat(request()).doesNotContain("Incident since");
  }

  @Test
  void oneOfAnotherEnvironmentDoesNot() {
    goesBack();
    office.types("UADA", "frontend staging 1.5.0");

    assertThat(request()).doesNotContain("Incident since");
  }
}
