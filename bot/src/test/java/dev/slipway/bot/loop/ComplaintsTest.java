package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.operation.Operation;
import dev.slipway.bot.reconciler.MemoryReconciler.Given;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people complain about reaches the rollout that they saw.
class ComplaintsTest {
  private final Office office = new Office();

  private List<Given> given() {
    return office.reconciler.given();
  }

  private String requested() {
    office.types("UADA", "frontend staging 1.5.0");
    String rollout =
        office.reconciler.begin(STAGING, "1.5.0", office.request().ask().id().text(), "");
    office.settle();
    return rollout;
  }

  /// Ada may not operate there.
  @Test
  void everybodyMayComplainAndSaysWhy() {
    String rollout = office.reconciler.begin(PRODUCTION, "1.5.0", "", "");
    office.types("UADA", "complain frontend production checkout is slow");

    assertThat(given())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.about()).isEqualTo(rollout);
          assertThat(order.operation()).isEqualTo(Operation.COMPLAIN);
          assertThat(order.request().actor()).isEqualTo("ada");
          assertThat(order.request().reason()).isEqualTo("checkout is slow");
        });
    assertThat(office.lastWhisper()).startsWith("Noted: complain frontend");
    assertThat(office.audit())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.what()).isEqualTo("complain");
          assertThat(line.why()).contains("checkout is slow");
        });
  }

  @Test
  void aWarningOnTheMessageOfARequestIsAComplaintAboutItsRollout() {
    String rollout = requested();
    office.reacts("UGRACE", "warning");

    assertThat(given())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.about()).isEqualTo(rollout);
          assertThat(order.operation()).isEqualTo(Operation.COMPLAIN);
          assertThat(order.request().actor()).isEqualTo("grace");
        });
    assertThat(office.journal.received(10)).isEmpty();
  }

  @Test
  void aWarningOnTheMessageOfAMergedRolloutIsOneToo() {
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.settle();
    office.reacts("UADA", "warning");

    assertThat(given()).singleElement().extracting(Given::about).isEqualTo(rollout);
  }

  @Test
  void elsewhereTakenBackOrAfterTheEndItMeansNothing() {
    String rollout = requested();
    Posted card = office.card().posted();
    office.reacts("UGRACE", new Posted(card.channel(), "1.000001"), "warning", true);
    office.reacts("UGRACE", card, "warning", false);
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.wait(Duration.ofSeconds(10));
    office.reacts("UGRACE", card, "warning", true);

    assertThat(given()).isEmpty();
    assertThat(office.journal.received(10)).isEmpty();
  }

  @Test
  void beforeAnythingRunsThereIsNothingToComplainAbout() {
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "warning");

    assertThat(given()).isEmpty();
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
  }
}
