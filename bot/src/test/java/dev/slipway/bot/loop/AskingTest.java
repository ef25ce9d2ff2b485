package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Stage.PRODUCTION;
import static dev.slipway.bot.loop.Stage.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.environments.language.Person;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From what somebody types to the request's message, or to why there is none.
class AskingTest {
  private final Stage stage = new Stage();

  /// C1.
  @Test
  void aRequestIsOneMessageInTheEnvironmentsChannelAndACommitInThePersonsName() {
    stage.types("U0ADA", "frontend staging 1.5.0");

    assertThat(stage.cards("#deploys")).containsExactly(stage.open().ask().id().text());
    assertThat(stage.open()).isInstanceOf(RequestState.Committed.class);
    assertThat(stage.repository.commits())
        .singleElement()
        .satisfies(commit -> {
          assertThat(commit.author()).extracting(Person::id).isEqualTo("ada");
          assertThat(commit.version()).isEqualTo("1.5.0");
          assertThat(commit.request()).isEqualTo(stage.open().ask().id());
        });
    assertThat(stage.whispers("U0ADA")).isEmpty();
  }

  /// C4.
  @Test
  void theSameDeliveryTwiceIsOneRequest() {
    stage.receive(stage.typed("Ev1", "U0ADA", "frontend staging 1.5.0"));
    stage.receive(stage.typed("Ev1", "U0ADA", "frontend staging 1.5.0"));
    stage.settle();

    assertThat(stage.all(STAGING)).hasSize(1);
  }

  /// C5.
  @Test
  void aMistypedServiceIsOfferedPrivatelyAndNothingIsInTheChannel() {
    stage.types("U0ADA", "fronted staging 1.5.0");

    assertThat(stage.whispers("U0ADA")).singleElement().asString().contains("fronted");
    assertThat(stage.cards("#deploys")).isEmpty();
    assertThat(stage.all(STAGING)).isEmpty();
  }

  /// C5.
  @Test
  void anUnknownVersionNamesTheNewestThree() {
    stage.types("U0ADA", "frontend staging 9.9.9");

    assertThat(stage.whispers("U0ADA"))
        .singleElement()
        .asString()
        .contains("9.9.9", "1.5.0", "1.4.2", "1.4.1")
        .doesNotContain("1.4.0");
    assertThat(stage.cards("#deploys")).isEmpty();
  }

  /// C6.
  @Test
  void whatServesAlreadyIsNoChange() {
    stage.types("U0ADA", "frontend staging 1.4.2");

    assertThat(stage.whispers("U0ADA")).singleElement().asString().startsWith("No change");
    assertThat(stage.repository.commits()).isEmpty();
    assertThat(stage.cards("#deploys")).isEmpty();
  }

  /// C6.
  @Test
  void whoMayNotAskIsToldPrivatelyAndItIsAudited() {
    stage.types("U0EVE", "frontend staging 1.5.0");

    assertThat(stage.whispers("U0EVE")).singleElement().asString().contains("not permitted");
    assertThat(stage.journal.audit()).containsExactly("eve refuse frontend in staging");
    assertThat(stage.all(STAGING)).isEmpty();
  }

  @Test
  void whoIsNotInTheRosterIsToldSo() {
    stage.types("U0NOBODY", "frontend staging 1.5.0");

    assertThat(stage.whispers("U0NOBODY")).singleElement().asString().contains("not listed");
  }

  /// C7.
  @Test
  void anotherPersonsOpenRequestIsNamedAndStays() {
    stage.types("U0ADA", "frontend production 1.5.0");

    stage.types("U0GRACE", "frontend production 1.4.1");

    assertThat(stage.whispers("U0GRACE")).singleElement().asString().contains("<@U0ADA>");
    assertThat(stage.open().ask().version()).isEqualTo("1.5.0");
  }

  /// C7.
  @Test
  void onesOwnRequestIsReplaced() {
    stage.types("U0ADA", "frontend production 1.5.0");

    stage.types("U0ADA", "frontend production 1.4.1");

    assertThat(stage.open().ask().version()).isEqualTo("1.4.1");
    assertThat(stage.all(PRODUCTION))
        .filteredOn(Ended.class::isInstance)
        .singleElement()
        .satisfies(
            state -> assertThat(((Ended) state).ending()).isInstanceOf(Ending.Superseded.class));
  }

  /// C12.
  @Test
  void aFrozenEnvironmentIsRefusedWithReasonAndEnd() {
    stage.repository.replace(
        "environments/staging.yaml",
        "target: local",
        "target: local\nfreezes: [{from: 2026-11-01T00:00Z, until: 2026-12-01T00:00Z, reason: sale}]");
    stage.reconciler.blocks.add(block("freeze", "staging is frozen: sale"));

    stage.types("U0ADA", "frontend staging 1.5.0");

    assertThat(stage.whispers("U0ADA")).singleElement().asString().contains("frozen", "sale");
    assertThat(stage.repository.commits()).isEmpty();
  }

  @Test
  void whatOnlyHasToWaitIsAskedForAllTheSame() {
    stage.reconciler.blocks.add(block("promotion", "1.5.0 is not proven in dev"));

    stage.types("U0ADA", "frontend production 1.5.0");

    assertThat(stage.open()).isInstanceOf(AwaitingApproval.class);
    assertThat(stage.open().planned().orElseThrow().waits())
        .containsExactly("1.5.0 is not proven in dev");
  }

  @Test
  void aReconcilerThatIsAwayIsToldAfterHalfAMinute() {
    stage.reconciler.away = true;
    stage.types("U0ADA", "frontend staging 1.5.0");
    assertThat(stage.whispers("U0ADA")).isEmpty();

    for (int i = 0; i < 10; i++) {
      stage.pass(Duration.ofSeconds(10));
    }

    assertThat(stage.whispers("U0ADA")).singleElement().asString().contains("does not answer");
    assertThat(stage.journal.openRequests()).isEmpty();
  }

  /// C14.
  @Test
  void killedBetweenAnyTwoPassesItComesToTheSameEnd() {
    for (int passes = 1; passes <= 6; passes++) {
      Stage killed = new Stage();
      killed.receive(killed.typed("Ev1", "U0ADA", "frontend staging 1.5.0"));
      for (int i = 0; i < passes; i++) {
        var _ = killed.passOnce();
      }

      killed.restart();
      killed.settle();

      assertThat(killed.repository.commits())
          .as("killed after %d passes", passes)
          .extracting(DeployCommit::version)
          .containsExactly("1.5.0");
      assertThat(killed.open()).isInstanceOf(RequestState.Committed.class);
    }
  }

  private BlockStatus block(String kind, String reason) {
    return new BlockStatus(kind, reason, stage.now, "its end", Optional.empty());
  }
}
