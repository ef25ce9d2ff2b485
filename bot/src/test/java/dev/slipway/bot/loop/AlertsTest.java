package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// C16: what the channel for incidents hears.
class AlertsTest {
  private final Office office = new Office();

  private String rollout() {
    office.types("UADA", "frontend staging 1.5.0");
    String rollout =
        office.reconciler.begin(STAGING, "1.5.0", office.request().ask().id().text(), "");
    office.settle();
    return rollout;
  }

  private void tell(String rollout, EventContent content) {
    office.reconciler.tell(rollout, content);
    office.wait(Duration.ofSeconds(10));
  }

  private static EventContent goingBack(boolean superseded, Optional<String> by) {
    return new EventContent.RollbackStarted(
        superseded ? "superseded by 1.6.0" : "error-rate 12 % (at most 5 %)",
        superseded ? Optional.empty() : Optional.of("error-rate"),
        superseded ? Optional.empty() : Optional.of("12 %"),
        superseded ? Optional.empty() : Optional.of("at most 5 %"),
        by,
        superseded);
  }

  @Test
  void aRollbackIsOneMessageThatNamesCauseAndPeopleAndThenItsEnd() {
    String rollout = rollout();
    tell(rollout, goingBack(false, Optional.empty()));
    assertThat(office.alerts()).hasSize(1);
    Standing first = office.alerts().getFirst();
    assertThat(first.message().text()).contains("error-rate", "12 %", "<@UADA>");

    tell(
        rollout,
        new EventContent.RolloutRolledBack(
            "1.5.0",
            "1.4.2",
            "error-rate 12 % (at most 5 %)",
            Optional.of("error-rate"),
            Optional.of("12 %"),
            Optional.of("at most 5 %")));
    tell(rollout, new EventContent.WriteBackWritten("c0ffee"));

    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().posted()).isEqualTo(first.posted());
    assertThat(office.alerts().getFirst().message()).isNotEqualTo(first.message());
    assertThat(office.alerts().getFirst().message().text())
        .contains("All traffic is back on 1.4.2.");
  }

  /// Whoever is on call has to know whether users are still hit.
  @Test
  void itSaysWhoStillReachesTheCandidateUntilAllTrafficIsBack() {
    String rollout = rollout();
    tell(rollout, new EventContent.StepReached(25, 2, 3, Optional.of(5L)));
    tell(rollout, goingBack(false, Optional.empty()));
    assertThat(alert()).contains("1.5.0 still gets 25 % of traffic.");

    office.reconciler.readsBack(rollout, 10);
    office.wait(Duration.ofSeconds(10));
    assertThat(alert()).contains("1.5.0 still gets 10 % of traffic.");
    office.reconciler.readsBack(rollout, 0);
    office.wait(Duration.ofSeconds(10));
    assertThat(alert()).contains("1.5.0 gets no traffic.");

    tell(
        rollout,
        new EventContent.RolloutRolledBack(
            "1.5.0", "1.4.2", "it failed", Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(alert()).contains("All traffic is back on 1.4.2.");
    assertThat(office.alerts()).hasSize(1);
  }

  private String alert() {
    return office.alerts().getFirst().message().text();
  }

  @Test
  void aFailureWithoutAWayBackSaysWhetherAnythingServes() {
    String kept = rollout();
    tell(kept, new EventContent.RolloutFailed("1.5.0", "the baseline is gone", true));
    assertThat(alert()).contains("1.5.0 still serves: nothing else can.");
  }

  @Test
  void aFailureThatLeavesNothingSaysSo() {
    String lost = rollout();
    tell(lost, new EventContent.StepReached(100, 1, 1, Optional.empty()));
    tell(lost, new EventContent.RolloutFailed("1.5.0", "it crashed", false));

    assertThat(alert()).contains("Nothing serves now.");
  }

  @Test
  void anAbortNamesWhoOrderedIt() {
    String rollout = rollout();
    tell(rollout, goingBack(false, Optional.of("linus")));
    tell(
        rollout,
        new EventContent.RolloutAborted("1.5.0", Optional.of("1.4.2"), "linus", "it smells"));

    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("<@ULINUS>");
  }

  @Test
  void aFailureIsOneMessage() {
    String rollout = rollout();
    tell(rollout, new EventContent.RolloutFailed("1.5.0", "it crashed", true));

    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("it crashed");
  }

  @Test
  void aGoodEndIsNone() {
    String rollout = rollout();
    tell(rollout, new EventContent.RolloutCompleted("1.5.0", 5));
    tell(rollout, new EventContent.WatchEnded("1.5.0", true));

    assertThat(office.alerts()).isEmpty();
  }

  /// Nothing is wrong with what newer content takes the place of.
  @Test
  void makingWayForNewerContentIsNone() {
    String rollout = rollout();
    tell(rollout, goingBack(true, Optional.empty()));
    tell(rollout, new EventContent.RolloutSuperseded("1.5.0", "1.6.0 (c0ffee)"));

    assertThat(office.alerts()).isEmpty();
    assertThat(office.cardText()).contains("Superseded by 1.6.0");
  }

  @Test
  void aPersonWhoIsNeededIsCalledOnce() {
    office.settle();
    office.reconciler.tell(STAGING, new EventContent.PersonNeeded("Git could not follow"));
    office.wait(Duration.ofSeconds(10));

    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("Git could not follow");
  }
}
