package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.message.Commits;
import dev.slipway.bot.request.Place;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Questions: `plan`, `diff` and `who`. Nothing is done and nobody else hears of it.
class QuestionsTest {
  private static final String SOURCE = "https://github.com/acme/frontend";

  private final Office office = new Office();

  @AfterEach
  void nothingWasDone() {
    assertThat(office.slack.messages()).isEmpty();
    assertThat(office.requests()).isEmpty();
    assertThat(office.repository.commits()).isEmpty();
    assertThat(office.reconciler.given()).isEmpty();
    assertThat(office.journal.received(1)).isEmpty();
  }

  private String shown() {
    return office.slack.whispers().getLast().message().blocks().toString();
  }

  @Test
  void aPlanSaysVersionsStepsApprovalsAndTheHash() {
    office.types("UMALLORY", "plan frontend production 1.5.0");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("Nothing was done", "1.5.0 would be rolled out", "2 approvals from sre");
    assertThat(shown())
        .contains("*1.4.2* → *1.5.0*", "canary: 5 % for 5m")
        .contains(office.reconciler.hash(PRODUCTION, "1.5.0"));
    assertThat(RefusalsTest.commands(office.slack.whispers().getLast().message()))
        .containsExactly("frontend production 1.5.0");
  }

  @Test
  void aPlanSaysWhatWouldHoldItBackAndWhatEndsThat() {
    office.reconciler.block("lock", "migration running");
    office.types("UADA", "plan frontend staging 1.5.0");

    assertThat(office.lastWhisper())
        .contains("nobody's approval", "Blocked by a lock", "migration running", "in time");
  }

  @Test
  void aPlanWithoutAVersionIsOfTheOneThatADeploymentWouldTake() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "plan frontend production");
    assertThat(office.lastWhisper()).contains("1.5.0 would be rolled out");
    office.types("UADA", "plan frontend staging");

    assertThat(office.lastWhisper()).contains("Nothing would happen");
  }

  @Test
  void aPlanOfAVersionThatThereIsNotOffersPlansOfTheNewest() {
    office.reconciler.offers("frontend", "1.7.0", "1.6.0");
    office.types("UADA", "plan frontend staging 9.9.9");

    assertThat(office.lastWhisper()).contains("no version 9.9.9");
    assertThat(RefusalsTest.commands(office.slack.whispers().getLast().message()))
        .containsExactly("plan frontend staging 1.7.0", "plan frontend staging 1.6.0");
  }

  @Test
  void whatTheReconcilerCannotAnswerIsOfferedAgain() {
    office.reconciler.away(true);
    office.types("UADA", "plan frontend staging 1.5.0");
    office.types("UADA", "diff staging production");

    assertThat(office.whispers()).hasSize(2).allMatch(each -> each.contains("does not answer"));
    assertThat(RefusalsTest.commands(office.slack.whispers().getLast().message()))
        .containsExactly("diff staging production");
  }

  @Test
  void aDifferenceNamesTheVersionsOnBothSides() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.reconciler.serves(PRODUCTION, "1.4.2", true);
    office.reconciler.serves(new Place("staging", "backend"), "1.4.2", true);
    office.reconciler.serves(new Place("production", "backend"), "1.4.2", true);
    office.types("UADA", "diff staging production");

    assertThat(office.lastWhisper())
        .contains("1 of 2 services differs", "frontend: staging 1.5.0, production 1.4.2");
    assertThat(shown()).contains("The same: backend 1.4.2");
  }

  @Test
  void aDifferenceOfOneServiceSaysAlsoThatThereIsNone() {
    office.reconciler.serves(STAGING, "1.4.2", true);
    office.reconciler.serves(PRODUCTION, "1.4.2", true);
    office.types("UADA", "diff frontend staging production");
    assertThat(office.lastWhisper()).isEqualTo("frontend is the same in both: 1.4.2.");
    office.types("UADA", "diff frontend staging 1.5.0");

    assertThat(office.lastWhisper()).contains("frontend: staging 1.4.2, 1.5.0", "names no source");
  }

  /// Commits are counted from the environment that is promoted to, whichever stands first.
  @Test
  void theLinkLeadsToTheCommitsThatThePromotionWouldBring() {
    differWithSource();

    office.types("UADA", "diff staging production");
    assertThat(shown()).contains("/compare/1.4.2...1.5.0|");
    office.types("UADA", "diff production staging");
    assertThat(shown()).contains("/compare/1.4.2...1.5.0|");
  }

  private void differWithSource() {
    office.repository.with(
        Environments.SERVICE_FILE,
        "service: frontend\ncommand: [bin/frontend]\nport: 3000\nhealth: {path: /}\n"
            + "source: "
            + SOURCE
            + "\n");
    office.fetch();
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.reconciler.serves(PRODUCTION, "1.4.2", true);
  }

  @Test
  void theSubjectsOfTheCommitsBetweenStandUnderTheDifferenceOfAService() {
    differWithSource();
    office.sources.tell(
        SOURCE,
        "1.4.2",
        "1.5.0",
        new Commits(List.of("<!channel> https://evil.example *now*", "Show the prices"), 7));

    office.types("UADA", "diff frontend staging production");

    assertThat(shown())
        .contains(
            "/compare/1.4.2...1.5.0|",
            "◦ &lt;!channel› https∶//evil.example ∗now∗",
            "◦ Show the prices",
            "◦ and 7 older commits");
    assertThat(office.lastWhisper()).contains("9 commits between, the newest: &lt;!channel›");
  }

  @Test
  void aSourceThatCannotBeReadLeavesTheLink() {
    differWithSource();

    office.types("UADA", "diff frontend staging production");

    assertThat(office.sources.asked()).containsExactly(SOURCE + " 1.4.2..1.5.0");
    assertThat(shown()).contains("/compare/1.4.2...1.5.0|").doesNotContain("◦");
  }

  @Test
  void theDifferencesOfAWholeEnvironmentReadNoSource() {
    differWithSource();

    office.types("UADA", "diff staging production");

    assertThat(shown()).contains("/compare/1.4.2...1.5.0|");
    assertThat(office.sources.asked()).isEmpty();
  }

  /// Also while the reconciler is away.
  @Test
  void twoVersionsAreComparedWithoutAskingAnybody() {
    office.reconciler.away(true);
    office.types("UADA", "diff frontend 1.4.2 1.5.0");

    assertThat(office.lastWhisper()).contains("frontend: 1.4.2, 1.5.0");
  }

  @Test
  void whoMayDoWhatIsSaidFromTheRepositoryAlone() {
    office.reconciler.away(true);
    office.types("UMALLORY", "who production");

    assertThat(office.lastWhisper())
        .contains("2 approvals are needed from sre, not the requester's own")
        .contains("<@UGRACE>, <@ULINUS> and <@UMARGARET>")
        .doesNotContain("staging");
    assertThat(shown()).contains("emergency: sre", "lock: sre");
    office.types("UMALLORY", "who");

    assertThat(office.lastWhisper()).contains("staging: Nobody's approval is needed");
  }
}
