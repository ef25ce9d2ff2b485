package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.SERVICE_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who decides about a request, and when it counts. Production asks two of `sre`: grace, linus and
/// margaret.
class ApprovalsTest {
  private final Office office = new Office();

  @BeforeEach
  void adaAsks() {
    office.types("UADA", "frontend production 1.5.0");
  }

  private String seen() {
    return new Subject.OfRequest(
            office.request().ask().id(), office.request().planned().map(Plan::hash))
        .value();
  }

  private void approves(String user) {
    office.presses(user, Actions.APPROVE, seen());
  }

  private List<String> approved() {
    return office.request().given().stream().map(Approval::by).map(by -> by.person()).toList();
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  private List<String> reminders() {
    return office.slack.messages().stream()
        .filter(each -> each.thread().isPresent())
        .map(each -> each.message().text())
        .filter(text -> text.startsWith("Still waiting"))
        .toList();
  }

  @Test
  void whoMayStillApproveIsCalledOnceAtHalfTimeAlsoAfterARestart() {
    approves("UGRACE");
    office.absent(Duration.ofMinutes(119)).settle();
    assertThat(reminders()).isEmpty();

    office.absent(Duration.ofMinutes(2)).settle();
    office.restart().settle();
    office.absent(Duration.ofMinutes(60)).settle();

    assertThat(reminders())
        .singleElement()
        .asString()
        .startsWith("Still waiting for 1 approval. <@ULINUS> and <@UMARGARET> may approve.");
  }

  @Test
  void theDeskWantsToBeWokenAtHalfTimeAndThenAtTheEnd() {
    assertThat(office.pass().next()).contains(office.now().plus(Duration.ofHours(2)));

    office.absent(Duration.ofHours(2)).settle();

    assertThat(office.pass().next()).contains(office.now().plus(Duration.ofHours(2)));
  }

  /// C8.
  @Test
  void twoOfTheTeamMakeTheCommitAndAreNamedInIt() {
    approves("UGRACE");
    assertThat(office.repository.commits()).isEmpty();
    approves("ULINUS");

    assertThat(office.repository.commits())
        .singleElement()
        .satisfies(commit -> {
          assertThat(commit.author()).isEqualTo("Ada Lovelace <ada@example.com>");
          assertThat(commit.approvers())
              .containsExactly(
                  "Grace Hopper <grace@example.com>", "Linus Torvalds <linus@example.com>");
        });
    assertThat(office.cards()).hasSize(1);
    assertThat(office.whispers()).isEmpty();
  }

  /// C8: what people agreed to reaches the reconciler, bound to its hash, once it knows the commit.
  @Test
  void approvalsArePassedOnWithTheHashThatPeopleSaw() {
    approves("UGRACE");
    approves("ULINUS");
    assertThat(office.reconciler.given()).isEmpty();

    office.reconciler.sees(PRODUCTION, "1.5.0");
    office.wait(Duration.ofMinutes(1));

    assertThat(office.reconciler.given())
        .hasSize(2)
        .allSatisfy(given -> {
          assertThat(given.operation()).isEqualTo(Operation.APPROVE);
          assertThat(given.request().hash()).contains(office.reconciler.hash(PRODUCTION, "1.5.0"));
        });
    assertThat(office.reconciler.given().stream().map(given -> given.request().actor()).toList())
        .containsExactly("grace", "linus");
  }

  /// C8.
  @Test
  void theRequestersOwnApprovalIsRefused() {
    office.presses("UADA", Actions.CANCEL, seen());
    office.wait(Duration.ofSeconds(1));
    office.types("UGRACE", "frontend production 1.5.0");
    approves("UGRACE");

    assertThat(office.lastWhisper()).contains("asked for it yourself");
    assertThat(approved()).isEmpty();
  }

  /// C8.
  @Test
  void whoIsNotInTheTeamIsRefusedAndItIsAudited() {
    approves("UMALLORY");

    assertThat(office.lastWhisper()).contains("Only members of");
    assertThat(approved()).isEmpty();
    assertThat(office.audit().getLast().actor()).isEqualTo("mallory");
    assertThat(office.audit().getLast().what()).isEqualTo("refuse");
  }

  /// C8.
  @Test
  void thePersonWhoApprovesTwiceCountsOnce() {
    approves("UGRACE");
    approves("UGRACE");

    assertThat(approved()).containsExactly("grace");
    assertThat(office.lastWhisper()).contains("counts once");
    assertThat(office.repository.commits()).isEmpty();
  }

  /// C8.
  @Test
  void anExpiredRequestIsNotApproved() {
    String value = seen();
    office.absent(Duration.ofHours(4));
    office.presses("UGRACE", Actions.APPROVE, value);

    assertThat(office.lastWhisper()).contains("expired");
    assertThat(ending()).isEqualTo(new Ending.Expired());
    assertThat(office.cardText()).contains("Expired");
  }

  /// C8.
  @Test
  void aRequestExpiresByItself() {
    office.absent(Duration.ofHours(4)).settle();

    assertThat(ending()).isEqualTo(new Ending.Expired());
    assertThat(office.cardText()).contains("Expired");
  }

  /// C8.
  @Test
  void twoApprovalsAtTheSameInstantMakeOneCommit() {
    approves("UGRACE");
    office.receive(pressed("ULINUS")).receive(pressed("UMARGARET")).settle();

    assertThat(office.repository.commits()).hasSize(1);
    assertThat(approved()).containsExactly("grace", "linus");
    assertThat(office.lastWhisper()).contains("approved already");
  }

  private dev.slipway.bot.slack.Inbound.Pressed pressed(String user) {
    return new dev.slipway.bot.slack.Inbound.Pressed(
        office.nextId(),
        user,
        Office.TEAM,
        "CDEPLOYS",
        Optional.of(office.card().posted().ts()),
        Actions.APPROVE,
        seen(),
        Optional.empty(),
        "");
  }

  /// C8: who lost the role between the request and the approval does not count.
  @Test
  void rolesAreLookedUpWhenItCounts() {
    office.repository.replace(
        "Ada Lovelace <ada@example.com>",
        "slipway.yaml",
        "sre: {members: [grace, linus, margaret]}",
        "sre: {members: [linus, margaret]}");
    office.fetch();
    approves("UGRACE");

    assertThat(approved()).isEmpty();
  }

  /// C9.
  @Test
  void aReactionOnTheMessageCountsWithAnySkinTone() {
    office.reacts("UGRACE", "+1::skin-tone-3");
    office.reacts("ULINUS", "white_check_mark");

    assertThat(office.repository.commits()).hasSize(1);
  }

  /// C9.
  @Test
  void aReactionElsewhereOrOfAnotherKindOrByNobodyKnownIsNobodysBusiness() {
    Posted card = office.card().posted();
    office.reacts("UGRACE", new Posted(card.channel(), "1.000001"), "+1", true);
    office.reacts("UGRACE", new Posted("COTHER", card.ts()), "+1", true);
    office.reacts("UGRACE", "tada");
    office.reacts("UBOT", "+1");

    assertThat(approved()).isEmpty();
    assertThat(office.whispers()).isEmpty();
    assertThat(office.journal.received(10)).isEmpty();
  }

  /// C9.
  @Test
  void aReactionTakenBackBeforeTheQuorumIsRevokedAndAudited() {
    office.reacts("UGRACE", "+1");
    office.reacts("UGRACE", office.card().posted(), "+1", false);
    assertThat(approved()).isEmpty();
    assertThat(office.audit().getLast().what()).isEqualTo("withdraw");

    office.reacts("ULINUS", "+1");
    assertThat(office.repository.commits()).isEmpty();

    office.reacts("UGRACE", "+1");
    assertThat(office.repository.commits()).hasSize(1);
  }

  /// C9.
  @Test
  void aReactionTakenBackAfterTheQuorumChangesNothing() {
    office.reacts("UGRACE", "+1");
    office.reacts("ULINUS", "+1");
    office.reacts("ULINUS", office.card().posted(), "+1", false);

    assertThat(office.repository.commits()).hasSize(1);
    assertThat(approved()).containsExactly("grace", "linus");
  }

  /// C9.
  @Test
  void aDeclineIsFinalAndKeepsItsReason() {
    office.presses("UGRACE", Actions.DECLINE, seen());
    assertThat(office.slack.dialog("trigger-Ev2")).isPresent();
    String value = seen();
    office.sends(
        "UGRACE", DeclineDialog.CALLBACK, value, Map.of(DeclineDialog.REASON, "not before noon"));
    office.presses("ULINUS", Actions.APPROVE, value);

    assertThat(office.cardText()).contains("Declined by <@UGRACE>", "not before noon");
    assertThat(ending()).isInstanceOf(Ending.Declined.class);
    assertThat(office.lastWhisper()).contains("It is over", "not before noon");
  }

  @Test
  void whoMayNotApproveMayNotDeclineEither() {
    office.reacts("UMALLORY", "-1");

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(office.lastWhisper()).contains("Only members of");
  }

  @Test
  void theRequesterCancels() {
    office.presses("UADA", Actions.CANCEL, seen());

    assertThat(office.cardText()).contains("Cancelled by <@UADA>");
  }

  @Test
  void nobodyElseCancelsButWhoMayOperateThere() {
    office.presses("UMALLORY", Actions.CANCEL, seen());
    assertThat(office.lastWhisper()).contains("can cancel it");

    office.presses("ULINUS", Actions.CANCEL, seen());
    assertThat(office.cardText()).contains("Cancelled by <@ULINUS>");
  }

  /// C10.
  @Test
  void aRequestWhoseMeaningMovedIsStale() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>", SERVICE_FILE, "port: 3000", "port: 4000");
    approves("UGRACE");
    approves("ULINUS");

    assertThat(office.repository.commits()).hasSize(1);
    assertThat(ending()).isInstanceOf(Ending.Stale.class);
    assertThat(office.cardText()).contains("Stale");
  }

  /// C10.
  @Test
  void anArtifactThatIsAnotherByThenIsStale() {
    approves("UGRACE");
    office.reconciler.configure(PRODUCTION, "another secret");
    approves("ULINUS");

    assertThat(office.repository.commits()).isEmpty();
    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  /// C10: between the last look and the push.
  @Test
  void whatIsPushedWhileTheCommitIsOnItsWayMakesItStale() {
    approves("UGRACE");
    office.receive(pressed("ULINUS"));
    office.pass();
    office.repository.replace(
        "Linus Torvalds <linus@example.com>", SERVICE_FILE, "port: 3000", "port: 4000");
    office.settle();

    assertThat(office.repository.commits()).allMatch(commit -> commit.request().isEmpty());
    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  @Test
  void aButtonWithAnotherHashDoesNotCount() {
    office.presses(
        "UGRACE",
        Actions.APPROVE,
        new Subject.OfRequest(office.request().ask().id(), Optional.of("f".repeat(64))).value());

    assertThat(approved()).isEmpty();
    assertThat(office.lastWhisper()).contains("something else now");
  }

  @Test
  void otherServicesAndCommentsMayChangeMeanwhile() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>",
        Environments.PRODUCTION_FILE,
        "# ours",
        "# ours, for good");
    approves("UGRACE");
    approves("ULINUS");

    assertThat(office.repository.text(Environments.PRODUCTION_FILE))
        .contains("version: 1.5.0 # ours, for good");
  }
}
