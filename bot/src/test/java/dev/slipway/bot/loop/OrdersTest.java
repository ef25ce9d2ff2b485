package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.MemoryReconciler.Given;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders for what runs: who may give them, that each is given once, and what is answered.
class OrdersTest {
  private final Office office = new Office();

  private List<Given> given() {
    return office.reconciler.given();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "complete", "abort"})
  void anOrderReachesTheRolloutUnderWayWithThePersonAndTheReason(String word) {
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.types("UADA", word + " frontend staging it smells");

    assertThat(given())
        .singleElement()
        .satisfies(order -> {
          assertThat(order.about()).isEqualTo(rollout);
          assertThat(order.operation().word()).isEqualTo(word);
          assertThat(order.request().actor()).isEqualTo("ada");
          assertThat(order.request().reason()).isEqualTo("it smells");
        });
    assertThat(office.whispers()).singleElement().asString().contains("accepted");
    assertThat(office.audit())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.actor()).isEqualTo("ada");
          assertThat(line.what()).isEqualTo(word);
          assertThat(line.why()).contains("it smells");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "rollback"})
  void anOrderForAServiceNeedsNoRollout(String word) {
    office.types("ULINUS", word + " frontend production");

    assertThat(given()).singleElement().extracting(Given::about).isEqualTo(PRODUCTION.toString());
  }

  @Test
  void anEmergencyRollbackNeedsThatPermissionOnly() {
    office.repository.replace(
        "Ada Lovelace <ada@example.com>", "slipway.yaml", "operate: [sre], emer", "emer");
    office.fetch();
    office.types("ULINUS", "rollback frontend production");
    office.types("ULINUS", "abort frontend production");

    assertThat(given()).singleElement().extracting(Given::operation).isEqualTo(Operation.ROLLBACK);
    assertThat(office.lastWhisper()).contains("not permitted");
  }

  @Test
  void whoMayNotOperateIsRefusedAndItIsAudited() {
    office.reconciler.begin(PRODUCTION, "1.5.0", "", "");
    office.types("UADA", "abort frontend production");

    assertThat(given()).isEmpty();
    assertThat(office.whispers()).singleElement().asString().contains("not permitted");
    assertThat(office.audit()).singleElement().extracting("what").isEqualTo("refuse");
  }

  @Test
  void aButtonMeansTheRolloutThatItStandsAt() {
    String first = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.begin(STAGING, "1.6.0", "", "");
    office.presses("UADA", Actions.ABORT, new Subject.OfRollout(STAGING, first).value());

    assertThat(given()).singleElement().extracting(Given::about).isEqualTo(first);
  }

  @Test
  void withNothingUnderWayItIsSaid() {
    office.types("UADA", "pause frontend staging");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("nothing is being rolled out");
    assertThat(office.audit()).hasSize(1);
  }

  @Test
  void whatTheReconcilerRefusesIsSaid() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.answerNext(new Asked.Moved<>("it is on its way back"));
    office.types("UADA", "complete frontend staging");

    assertThat(office.whispers()).singleElement().asString().contains("on its way back");
    assertThat(given()).isEmpty();
  }

  /// C14: the same key finds the first answer again.
  @Test
  void anOrderWhoseAnswerWasLostWithTheBotIsNotGivenTwice() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.receive(office.typing("UADA", "pause frontend staging"));
    office.carryOut(office.look().tasks());
    assertThat(given()).hasSize(1);

    office.restart().settle();

    assertThat(given()).hasSize(1);
    assertThat(office.whispers()).hasSize(1);
    assertThat(office.audit()).hasSize(1);
  }

  /// Numbers begin anew in a new journal; an order is named after its delivery.
  @Test
  void anOrderInANewJournalIsAnotherOrder() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.types("UADA", "pause frontend staging");
    String first = given().getFirst().request().idempotencyKey();

    Office other = new Office();
    other.nextId();
    other.reconciler.begin(STAGING, "1.5.0", "", "");
    other.types("UADA", "pause frontend staging");

    assertThat(other.reconciler.given().getFirst().request().idempotencyKey()).isNotEqualTo(first);
  }

  @Test
  void whileTheReconcilerIsAwayThatIsSaidOnceAndTheOrderIsKept() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.away(true);
    office.types("UADA", "pause frontend staging");
    office.types("UNOBODY", "pause frontend staging");
    office.wait(Duration.ofSeconds(90));
    assertThat(office.whispers().stream().filter(text -> text.contains("two minutes"))).hasSize(1);

    office.reconciler.away(false);
    office.wait(Duration.ofSeconds(40));

    assertThat(given()).hasSize(1);
    assertThat(office.lastWhisper()).contains("accepted");
  }

  @Test
  void theSameTroubleIsSaidOnceWhateverElseIsSaidMeanwhile() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.away(true);
    office.types("UADA", "pause frontend staging");
    for (int i = 0; i < 20; i++) {
      office.receive(office.typing("UNOBODY", "hello")).wait(Duration.ofSeconds(1));
    }

    assertThat(office.whispers().stream().filter(text -> text.contains("two minutes"))).hasSize(1);
  }

  @Test
  void afterTwoMinutesTheOutcomeIsUnknown() {
    office.reconciler.away(true);
    office.types("ULINUS", "rollback frontend production");
    office.wait(Duration.ofMinutes(3));

    assertThat(office.lastWhisper()).contains("may have taken effect");
    assertThat(office.journal.received(10)).isEmpty();
    office.reconciler.away(false);
    office.wait(Duration.ofMinutes(3));
    assertThat(given()).isEmpty();
  }

  /// What is under way an hour later is not what was meant.
  @Test
  void anOrderThatLayForAnHourIsNotGiven() {
    office.receive(office.typing("UADA", "abort frontend staging"));
    office.absent(Duration.ofHours(1)).restart();
    office.reconciler.begin(STAGING, "1.6.0", "", "");
    office.settle();

    assertThat(given()).isEmpty();
    assertThat(office.whispers()).singleElement().asString().contains("look at the status");
    assertThat(office.audit()).singleElement().extracting("what").isEqualTo("abort");
  }
}
