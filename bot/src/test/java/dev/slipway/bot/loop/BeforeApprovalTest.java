package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What approvers read on a request's message before they agree. Production is promoted from
/// staging.
final class BeforeApprovalTest {
  private final Office office = new Office();

  private String card() {
    return office.card().message().blocks().toString();
  }

  @Test
  void whatTheEnvironmentBeforeHasProvenIsSaidWithSinceWhenItServesThere() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "frontend production 1.5.0");

    assertThat(card()).contains("🧪 staging has proven 1.5.0, which serves there since <!date^");
  }

  @Test
  void whatServesThereUnderWatchIsNotProven() {
    office.reconciler.serves(STAGING, "1.5.0", false);
    office.types("UADA", "frontend production 1.5.0");

    assertThat(card()).contains("⚠️ staging has not proven 1.5.0 yet: it serves there since");
  }

  @Test
  void whatWasProvenEarlierIsSaidWithWhatServesThereNow() {
    office.reconciler.offers("frontend", "1.5.0", "1.4.2");
    office.reconciler.proved(STAGING, "1.5.0");
    office.types("UADA", "frontend production 1.5.0");

    assertThat(card()).contains("🧪 staging proved 1.5.0 <!date^", "1.4.2 serves there now.");
  }

  @Test
  void whatTheEnvironmentBeforeHasNeverProvenIsSaid() {
    office.types("UADA", "frontend production 1.5.0");

    assertThat(card()).contains("⚠️ staging has never proven 1.5.0. 1.4.2 serves there now.");
  }

  /// What people saw when they were asked stays: it is what they agree to.
  @Test
  void whatHappensThereLaterDoesNotChangeTheMessage() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "frontend production 1.5.0");
    String before = card();
    office.reconciler.serves(STAGING, "1.6.0", false);
    office.restart().settle();

    assertThat(card()).isEqualTo(before);
  }

  @Test
  void theTeamsThatOwnTheServiceAreNamedWithTheirChannel() {
    office.repository.with(
        Environments.SERVICE_FILE,
        "service: frontend\ncommand: [bin/frontend]\nport: 3000\nhealth: {path: /}\nowners: [web]\n");
    office.repository.with(
        "slipway.yaml",
        Environments.ROSTER.replace(
            "web: {members: [ada, grace]}", "web: {members: [ada, grace], channel: '#web'}"));
    office.fetch();
    office.types("UADA", "frontend production 1.5.0");

    assertThat(card()).contains("Asked for by <@UADA> · owned by web (#web)");
  }

  @Test
  void whereNobodyOwnsItNobodyIsNamed() {
    office.types("UADA", "frontend production 1.5.0");

    assertThat(card()).doesNotContain("owned by");
  }
}
