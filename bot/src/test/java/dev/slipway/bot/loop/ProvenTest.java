package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was proven is asked for: `promote`, and `rollback ... to VERSION`. Production is promoted
/// from staging.
class ProvenTest {
  private final Office office = new Office();

  private List<String> offered() {
    return RefusalsTest.commands(office.slack.whispers().getLast().message());
  }

  private void nothingWasAskedFor() {
    assertThat(office.requests()).isEmpty();
    assertThat(office.cards()).isEmpty();
  }

  @Test
  void aPromotionIsARequestForWhatWasProvenBefore() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "promote frontend staging production");

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(office.request().ask().version()).isEqualTo("1.5.0");
    assertThat(office.request().planned().orElseThrow().digest()).isPresent();
    assertThat(office.cards()).hasSize(1);
  }

  /// C4.
  @Test
  void aPromotionThatIsDeliveredTwiceAndInterruptedIsOneRequest() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    Inbound.Typed typed = office.typing("UADA", "promote frontend staging production");
    office.receive(typed).pass();
    office.restart().receive(typed).settle();
    office.receive(typed).settle();

    assertThat(office.requests()).hasSize(1);
    assertThat(office.cards()).hasSize(1);
  }

  @Test
  void whereNothingWasProvenNothingIsPromoted() {
    office.reconciler.serves(STAGING, "1.5.0", false);
    office.types("UADA", "promote frontend staging production");

    assertThat(office.lastWhisper()).contains("staging has proven no version of frontend yet");
    assertThat(offered()).containsExactly("status frontend in staging");
    nothingWasAskedFor();
  }

  @Test
  void theRulesSayWhichEnvironmentIsPromotedFrom() {
    office.repository.with(
        "environments/dev.yaml",
        "environment: dev\ntarget: local\nservices: {frontend: {version: 1.6.0}}\n");
    office.fetch();
    office.types("UADA", "promote frontend dev production");

    assertThat(office.lastWhisper()).contains("production is promoted from staging, not from dev");
    assertThat(offered()).containsExactly("promote frontend staging production");
    nothingWasAskedFor();
  }

  /// Staging names no environment to promote from.
  @Test
  void whereTheRulesNameNoneAnyEnvironmentIsPromotedFrom() {
    office.reconciler.serves(PRODUCTION, "1.3.0", true);
    office.types("UADA", "promote frontend production staging");

    assertThat(office.request().ask().version()).isEqualTo("1.3.0");
  }

  @Test
  void aRollbackToAVersionIsARequestForWhatWasProvenThere() {
    office.reconciler.offers("frontend", "1.4.2", "1.4.1", "1.3.0");
    office.reconciler.proved(PRODUCTION, "1.3.0");
    office.types("UADA", "rollback frontend production to 1.3.0");

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(office.request().ask().version()).isEqualTo("1.3.0");
    assertThat(office.reconciler.given()).isEmpty();
  }

  @Test
  void whatWasNeverProvenThereIsRefusedWithWhatWas() {
    office.reconciler.offers("frontend", "1.5.0", "1.4.1", "1.3.0");
    office.reconciler.proved(STAGING, "1.5.0");
    office.reconciler.proved(PRODUCTION, "1.3.0");
    office.wait(Duration.ofSeconds(1)).reconciler.proved(PRODUCTION, "1.4.1");
    office.types("UADA", "rollback frontend production to 1.5.0");

    assertThat(office.lastWhisper()).contains("1.5.0 was never proven", "1.4.1 and 1.3.0");
    assertThat(offered())
        .containsExactly(
            "rollback frontend production to 1.4.1", "rollback frontend production to 1.3.0");
    nothingWasAskedFor();
  }

  @Test
  void whoMayNotAskForADeploymentMayNotAskForTheseEither() {
    office.types("UMALLORY", "promote frontend staging production");
    assertThat(office.lastWhisper()).contains("not permitted to ask for");
    office.types("UMALLORY", "rollback frontend staging to 1.3.0");

    assertThat(office.lastWhisper()).contains("not permitted to ask for");
    assertThat(office.audit()).allMatch(line -> line.what().equals("refuse"));
    nothingWasAskedFor();
  }

  @Test
  void whileTheReconcilerIsAwayNothingIsDoneAndTheCommandIsOfferedAgain() {
    office.reconciler.away(true);
    office.types("UADA", "rollback frontend staging to 1.3.0");
    assertThat(offered()).containsExactly("rollback frontend staging to 1.3.0");
    office.types("UADA", "promote frontend staging production");

    assertThat(offered()).containsExactly("promote frontend staging production");
    nothingWasAskedFor();
  }

  @Test
  void aPromotionInAnEmergencyPassesTheGatesOnOnePersonsWord() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "promote frontend staging production --emergency checkout is down");
    assertThat(office.lastWhisper()).contains("not permitted");
    nothingWasAskedFor();

    office.types("ULINUS", "promote frontend staging production --emergency checkout is down");

    assertThat(office.request().ask().emergency()).contains("checkout is down");
    assertThat(office.repository.commits())
        .singleElement()
        .satisfies(commit -> assertThat(commit.author()).startsWith("Linus"));
    assertThat(office.alerts()).hasSize(1);
  }

  @Test
  void aPromotionForLaterIsOfWhatIsProvenNow() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "promote frontend staging production in 2h");
    office.reconciler.serves(STAGING, "1.6.0", true);
    office.wait(Duration.ofMinutes(1));

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(office.request().ask().version()).isEqualTo("1.5.0");
    assertThat(office.request().ask().due()).contains(Office.START.plus(Duration.ofHours(2)));
  }

  @Test
  void whatIsOfferedIsWantedInTheSameManner() {
    office.repository.with(
        "environments/dev.yaml",
        "environment: dev\ntarget: local\nservices: {frontend: {version: 1.6.0}}\n");
    office.fetch();
    office.types("ULINUS", "promote frontend dev production --emergency checkout is down");
    assertThat(offered())
        .containsExactly("promote frontend staging production --emergency checkout is down");

    office.reconciler.away(true);
    office.types("UADA", "promote frontend staging production in 2h");

    assertThat(offered())
        .containsExactly("promote frontend staging production at 2026-11-25T11:00Z");
  }
}
