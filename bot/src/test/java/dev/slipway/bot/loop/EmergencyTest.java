package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.PRODUCTION_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.MemoryReconciler.Given;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// C12: production is frozen and wants two approvals, and checkout is down.
class EmergencyTest {
  private static final String COMMAND =
      "frontend production 1.5.0 --emergency \"checkout is down\"";
  private static final int STEPS = 14;

  private final Office office = new Office();

  private void freeze() {
    office.types("ULINUS", "freeze production for 5h holidays");
    office.fetch();
    office.reconciler.block("freeze", "production is frozen: holidays");
    office.reconciler.block("promotion", "1.5.0 is not proven in staging");
  }

  private void theReconcilerReadsGit() {
    office.reconciler.sees(PRODUCTION, "1.5.0");
    office.wait(Duration.ofMinutes(1));
  }

  private Stream<Given> overrides() {
    return office.reconciler.given().stream()
        .filter(given -> given.operation() == Operation.OVERRIDE);
  }

  private List<String> commits() {
    return office.repository.commits().stream()
        .flatMap(made -> made.order().stream())
        .map(order -> order.version())
        .toList();
  }

  private String shown() {
    return office.card().message().blocks().toString();
  }

  @Test
  void whatAFreezeRefusesRunsInAnEmergencyAndIsSaidAloudAndAudited() {
    freeze();
    office.types("UGRACE", "frontend production 1.5.0");
    assertThat(office.lastWhisper()).contains("production is frozen until");
    assertThat(commits()).isEmpty();

    office.types("UGRACE", COMMAND);
    theReconcilerReadsGit();

    assertThat(commits()).containsExactly("1.5.0");
    assertThat(office.repository.commits().getLast().author()).startsWith("Grace Hopper");
    assertThat(overrides())
        .singleElement()
        .satisfies(given -> {
          assertThat(given.request().actor()).isEqualTo("grace");
          assertThat(given.request().reason()).isEqualTo("checkout is down");
          assertThat(given.request().hash()).contains(office.reconciler.hash(PRODUCTION, "1.5.0"));
        });
    assertThat(office.cardText()).contains("asked for by <@UGRACE> as an emergency");
    assertThat(shown())
        .contains(
            "Emergency by <@UGRACE>. Reason: checkout is down.",
            "Passed: 2 approvals from sre.",
            "Passed: production is frozen: holidays (in time).",
            "Passed: 1.5.0 is not proven in staging")
        .doesNotContain("Approved by");
    assertThat(office.alerts())
        .singleElement()
        .satisfies(alert ->
            assertThat(alert.message().text())
                .contains("Emergency: <@UGRACE> lets 1.5.0 pass every gate", "checkout is down"));
    assertThat(office.audit())
        .filteredOn(line -> line.actor().equals("grace"))
        .extracting("what")
        .containsSubsequence("request", "emergency", "pass gates");
    assertThat(office.audit())
        .filteredOn(line -> line.what().equals("emergency"))
        .singleElement()
        .satisfies(line ->
            assertThat(line.why())
                .startsWith("checkout is down; ")
                .contains(office.reconciler.hash(PRODUCTION, "1.5.0")));
  }

  @Test
  void itIsSaidFromTheFirstPostOn() {
    freeze();
    office.receive(office.typing("UGRACE", COMMAND));
    office.pass();
    office.look();
    office.postman.carryAll();

    assertThat(commits()).isEmpty();
    assertThat(shown()).contains("Emergency by <@UGRACE>", "Passed: production is frozen");
    assertThat(office.alerts()).hasSize(1);
  }

  @Test
  void whoMayNotCallOneIsToldSoAndNothingHappens() {
    office.types("UADA", COMMAND).types("UMALLORY", COMMAND);

    assertThat(office.whispers())
        .allSatisfy(text ->
            assertThat(text)
                .contains("not permitted to use emergency rights on", "Members of sre may"));
    assertThat(office.cards()).isEmpty();
    assertThat(office.alerts()).isEmpty();
    assertThat(commits()).isEmpty();
    assertThat(office.audit()).extracting("what").containsExactly("refuse", "refuse");
  }

  /// What counts is what the repository says when it is done.
  @Test
  void whoIsDismissedAfterTypingIsRefused() {
    office.receive(office.typing("UGRACE", COMMAND));
    office.pass();
    dismiss();
    office.settle();

    assertThat(commits()).isEmpty();
    assertThat(office.lastWhisper()).contains("not permitted to use emergency rights on");
    assertThat(ending()).isInstanceOf(Ending.Failed.class);
    assertThat(office.alerts()).isEmpty();
  }

  @Test
  void whoIsDismissedJustBeforeTheCommitCommitsNothing() {
    office.receive(office.typing("UGRACE", COMMAND));
    office.pass();
    Desk.Pass decided = office.look();
    dismiss();
    office.carryOut(decided.tasks()).settle();

    assertThat(commits()).isEmpty();
    assertThat(overrides()).isEmpty();
    assertThat(office.cardText()).contains("Failed: grace may not call an emergency in production");
  }

  @Test
  void whoIsDismissedAfterTheCommitOpensNoGate() {
    office.types("UGRACE", COMMAND);
    assertThat(commits()).hasSize(1);
    dismiss();
    theReconcilerReadsGit();

    assertThat(overrides()).isEmpty();
    assertThat(office.cardText()).contains("waits at the gates");
  }

  private void dismiss() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>",
        "slipway.yaml",
        "operate: [sre], emergency: [sre]}",
        "operate: [sre], emergency: [guests]}");
    office.fetch();
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  @Test
  void whatIsHeldOnlyByGatesIsLetPastWithoutACommit() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>", PRODUCTION_FILE, "1.4.2 # ours", "1.5.0 # ours");
    office.fetch();
    freeze();
    office.types("UGRACE", COMMAND);
    theReconcilerReadsGit();

    assertThat(commits()).isEmpty();
    assertThat(overrides()).hasSize(1);
    assertThat(ending()).isEqualTo(new Ending.GatesPassed());
    assertThat(office.cardText()).contains("Let past the gates: 1.5.0 stands in Git already");
    assertThat(office.alerts()).hasSize(1);
    office.types("UADA", "history frontend production");
    assertThat(office.lastWhisper()).contains("asked for by <@UGRACE> as an emergency.");
  }

  @Test
  void whatNothingHoldsNeedsNoEmergency() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>", PRODUCTION_FILE, "1.4.2 # ours", "1.5.0 # ours");
    office.fetch();
    office.types("UGRACE", COMMAND);

    assertThat(office.lastWhisper()).contains("stands in Git already", "begins by itself");
    assertThat(overrides()).isEmpty();
  }

  @Test
  void anothersRequestGivesWayAndIsTold() {
    office.types("UADA", "frontend production 1.6.0");
    office.types("UGRACE", COMMAND);

    assertThat(commits()).containsExactly("1.5.0");
    assertThat(office.cards().getFirst().message().text())
        .contains("Superseded by the emergency request r-");
  }

  @Test
  void aReconcilerThatRefusesIsSaid() {
    office.types("UGRACE", COMMAND);
    office.reconciler.answerNext(new Asked.Refused<>("overrides are turned off"));
    theReconcilerReadsGit();

    assertThat(ending()).isInstanceOf(Ending.Failed.class);
    assertThat(office.cardText()).contains("overrides are turned off", "waits at the gates");
  }

  @Test
  void withoutAVersionTheProvenOneIsTakenAndElseNewestAreOfferedAsEmergencies() {
    office.reconciler.serves(Environments.STAGING, "1.5.0", false);
    office.reconciler.offers("frontend", "1.6.0", "1.5.0");
    office.types("UGRACE", "frontend production --emergency checkout is down");
    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .contains("frontend production 1.6.0 --emergency checkout is down");

    office.reconciler.serves(Environments.STAGING, "1.5.0", true);
    office.types("UGRACE", "frontend production --emergency checkout is down");
    assertThat(commits()).containsExactly("1.5.0");
  }

  @Test
  void aKillAnywhereLeadsToOneCommitAndOneOverride() {
    for (int steps = 0; steps < STEPS; steps++) {
      Office other = new Office();
      other.receive(other.typing("UGRACE", COMMAND));
      for (int i = 0; i < steps; i++) {
        other.pass();
        other.reconciler.sees(
            PRODUCTION, other.repository.placement(PRODUCTION).orElseThrow().version().text());
      }
      other.restart().settle();
      other.reconciler.sees(PRODUCTION, "1.5.0");
      other.restart().wait(Duration.ofMinutes(1));

      assertThat(other.repository.commits()).as("killed after %d passes", steps).hasSize(1);
      assertThat(other.reconciler.given())
          .as("killed after %d passes", steps)
          .singleElement()
          .extracting(Given::operation)
          .isEqualTo(Operation.OVERRIDE);
      assertThat(other.alerts()).hasSize(1);
    }
  }
}
