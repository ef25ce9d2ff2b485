package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.PRODUCTION_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever is on call approves in the team's stead. Production asks two of `sre`: grace, linus and
/// margaret; ada and mallory, who belong to no team that may approve, take turns in `primary`. It
/// is Mallory's turn; hers ends the next morning at nine.
class OnCallApprovalsTest {
  private static final String ON_CALL =
      """
      schedules:
        primary:
          zone: UTC
          layers: [{rotation: [ada, mallory], every: 1d, from: 2026-11-24, handover: 09:00}]
      escalation:
        default: {steps: [{notify: [{schedule: primary}]}]}
      """;

  private final Office office = new Office();

  @BeforeEach
  void approvalsAreDelegated() {
    office.repository.with("oncall.yaml", ON_CALL);
    change(PRODUCTION_FILE, "from: [sre],", "from: [sre], onCall: primary,");
  }

  private void change(String file, String from, String to) {
    office.repository.with(file, office.repository.text(file).replace(from, to));
    office.fetch();
  }

  private void approves(String user) {
    office.presses(
        user,
        Actions.APPROVE,
        new Subject.OfRequest(
                office.request().ask().id(), office.request().planned().map(Plan::hash))
            .value());
  }

  private String shown() {
    return office.card().message().blocks().toString();
  }

  private List<Approval> approvals() {
    return office.request().given();
  }

  /// C8.
  @Test
  void whoIsOnCallApprovesWithoutBeingInTheTeam() {
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");
    approves("UGRACE");

    assertThat(approvals())
        .extracting(Approval::onCall)
        .containsExactly(Optional.of("primary"), Optional.empty());
    assertThat(office.repository.commits())
        .singleElement()
        .satisfies(commit ->
            assertThat(commit.approvers())
                .containsExactly(
                    "Mallory <mallory@example.com>", "Grace Hopper <grace@example.com>"));
    office.reconciler.sees(PRODUCTION, "1.5.0");
    office.wait(Duration.ofMinutes(1));
    assertThat(office.reconciler.given())
        .extracting(given -> given.request().actor())
        .containsExactly("mallory", "grace");
  }

  @Test
  void itIsAuditedBySchedule() {
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");

    assertThat(office.audit())
        .filteredOn(line -> line.what().equals("approve"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.actor()).isEqualTo("mallory");
          assertThat(line.why())
              .isEqualTo("on call in primary " + office.reconciler.hash(PRODUCTION, "1.5.0"));
        });
  }

  @Test
  void whoseTurnItIsNotIsRefusedAndReadsWhoMay() {
    office.types("UGRACE", "frontend production 1.5.0");
    approves("UADA");

    assertThat(approvals()).isEmpty();
    assertThat(office.lastWhisper())
        .contains("Only members of sre, and whoever is on call in primary, may decide on it.");
  }

  @Test
  void whoIsOnCallCountsOnce() {
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");
    approves("UMALLORY");

    assertThat(office.lastWhisper()).contains("counts once");
    assertThat(approvals()).hasSize(1);
  }

  @Test
  void whoIsOnCallDoesNotCountForWhatTheyAskedFor() {
    change(
        "slipway.yaml",
        "request: [web, sre], approve: [sre]",
        "request: [web, sre, guests], approve: [sre]");
    office.types("UMALLORY", "frontend production 1.5.0");
    approves("UMALLORY");
    assertThat(office.lastWhisper()).contains("asked for it yourself");
    assertThat(approvals()).isEmpty();
  }

  @Test
  void theMessageNamesWhoIsOnCallAlsoWhenTheShiftEnds() {
    change(PRODUCTION_FILE, "expireAfter: 4h", "expireAfter: 48h");
    office.types("UGRACE", "frontend production 1.5.0");
    assertThat(shown())
        .contains("Waiting for 2 approvals from sre or from whoever is on call in primary");
    assertThat(shown()).contains("<@UMALLORY> is on call in primary");

    office.absent(Duration.ofHours(24)).settle();

    assertThat(shown()).contains("<@UADA> is on call in primary");
    assertThat(shown()).doesNotContain("<@UMALLORY>");
  }

  @Test
  void whoIsOnCallIsRemindedByName() {
    office.types("UADA", "frontend production 1.5.0");
    office.absent(Duration.ofMinutes(121)).settle();

    assertThat(office.slack.messages())
        .filteredOn(each -> each.thread().isPresent())
        .extracting(each -> each.message().text())
        .singleElement()
        .asString()
        .startsWith(
            "Still waiting for 2 approvals. <@UGRACE>, <@ULINUS> and <@UMARGARET> may approve."
                + " <@UMALLORY> may too, being on call in primary.");
  }

  /// Mallory put herself out of it: what counts is that she was on call when she said yes.
  @Test
  void anApprovalOutlivesTheShiftInWhichItWasGiven() {
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");
    office.types("UMALLORY", "oncall override primary ada for 8h");
    office.fetch();
    approves("UGRACE");

    assertThat(office.repository.commits()).anyMatch(commit -> commit.approvers().size() == 2);
  }

  @Test
  void whoStandsInFromChatMayOnlyWhereTheyMightAnyway() {
    change("oncall.yaml", "[ada, mallory]", "[ada]");
    office.types("UADA", "oncall override primary <@UMALLORY> for 8h");
    office.fetch();
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");

    assertThat(approvals()).isEmpty();
    assertThat(shown()).contains("Nobody who may approve is on call in primary now.");
  }

  /// Checked again before the commit, like everything that people are allowed.
  @Test
  void anApprovalLapsesWhenTheEnvironmentDelegatesNoMore() {
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");
    change(PRODUCTION_FILE, " onCall: primary,", "");
    approves("UGRACE");

    assertThat(ending())
        .isEqualTo(new Ending.Stale("mallory, who approved it, may not approve it any more"));
    assertThat(office.repository.commits()).isEmpty();
  }

  @Test
  void anApprovalLapsesWithThePlaceInTheSchedule() {
    office.types("UADA", "frontend production 1.5.0");
    approves("UMALLORY");
    change("oncall.yaml", "[ada, mallory]", "[ada]");
    approves("UGRACE");

    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  @Test
  void whoSaysWhoMayApproveByBeingOnCall() {
    office.types("UADA", "who production");

    assertThat(office.lastWhisper())
        .contains("Whoever is on call in primary may approve too: <@UMALLORY>.");
  }
}
