package dev.slipway.bot.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestSignal.Approve;
import dev.slipway.bot.request.RequestSignal.Cancel;
import dev.slipway.bot.request.RequestSignal.Decline;
import dev.slipway.bot.request.RequestSignal.Withdraw;
import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Committing;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.Planning;
import dev.slipway.bot.request.RequestState.RollingOut;
import dev.slipway.bot.request.RequestState.Verifying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestMachineTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Actor ADA = new Actor("ada", "U0ADA");
  private static final Actor GRACE = new Actor("grace", "U0GRACE");
  private static final Actor LINUS = new Actor("linus", "U0LINUS");

  private RequestState state = RequestMachine.begin(Requests.ask(ADA, NOW));
  private Instant now = NOW;

  @Test
  void withoutAQuorumItIsCommittedAsSoonAsItIsPlanned() {
    Transition transition = tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(0)));

    assertThat(state).isInstanceOf(Committing.class);
    assertThat(transition.events())
        .containsExactly(new RequestEvent.Asked(), new RequestEvent.Agreed());
  }

  @Test
  void whatRunsAlreadyEndsBeforeAnybodyIsAsked() {
    tell(new RequestSignal.RunsAlready());

    assertThat(ending()).isEqualTo(new Ending.NoChange());
  }

  @Test
  void aReconcilerThatDoesNotAnswerIsAskedForHalfAMinute() {
    tell(new RequestSignal.PlanUnavailable("connection refused"));
    assertThat(state).isInstanceOf(Planning.class);

    now = NOW.plus(RequestMachine.PLAN_WITHIN);
    tell(new RequestSignal.PlanUnavailable("connection refused"));

    assertThat(ending()).isEqualTo(new Ending.Failed("connection refused"));
  }

  /// C8.
  @Test
  void theRequestersOwnApprovalDoesNotCount() {
    planned(1);

    assertThat(tell(new Approve(ADA, new Standing.Asked())).refusal())
        .contains(Refusal.OWN_REQUEST);
    assertThat(state).isInstanceOf(AwaitingApproval.class);
  }

  @Test
  void theRequestersOwnApprovalCountsWhereTheRulesSaySo() {
    tell(
        new RequestSignal.Planned(
            Requests.PLAN, new Quorum(1, List.of(), true, Duration.ofHours(4))));

    tell(new Approve(ADA, new Standing.Asked()));

    assertThat(state).isInstanceOf(Verifying.class);
  }

  @Test
  void whoIsNotAskedIsRefused() {
    planned(1);

    assertThat(tell(new Approve(GRACE, new Standing.Nobody())).refusal())
        .contains(Refusal.NOT_ELIGIBLE);
  }

  /// C8.
  @Test
  void onePersonCountsOnce() {
    planned(2);

    tell(new Approve(GRACE, new Standing.Asked()));

    assertThat(tell(new Approve(GRACE, new Standing.Asked())).refusal())
        .contains(Refusal.GIVEN_BEFORE);
    assertThat(state.given()).hasSize(1);
  }

  /// C9.
  @Test
  void anApprovalCanBeWithdrawnUntilEnoughHaveAgreed() {
    planned(2);
    tell(new Approve(GRACE, new Standing.Asked()));

    Transition withdrawn = tell(new Withdraw(GRACE));
    tell(new Approve(LINUS, new Standing.Asked()));

    assertThat(withdrawn.events()).containsExactly(new RequestEvent.ApprovalWithdrawn(GRACE, 0, 2));
    assertThat(state).isInstanceOf(AwaitingApproval.class);
    assertThat(state.given()).extracting(Approval::by).containsExactly(LINUS);
  }

  @Test
  void whoTakesBackWhatTheyNeverGaveUndoesNothing() {
    planned(1);
    tell(new Approve(GRACE, new Standing.Asked()));
    RequestState verifying = state;

    assertThat(tell(new Withdraw(LINUS)).refusal()).contains(Refusal.NOT_GIVEN);
    assertThat(state).isInstanceOf(Verifying.class).isEqualTo(verifying);
  }

  @Test
  void afterTheQuorumItIsAskedOnceMoreWhetherItMeansTheSame() {
    planned(2);
    tell(new Approve(GRACE, new Standing.Asked()));
    tell(new Approve(LINUS, new Standing.Asked()));
    assertThat(Errand.of(state)).contains(new Errand.AskPlan());

    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(2)));

    assertThat(state).isInstanceOf(Committing.class);
    assertThat(Errand.of(state)).contains(new Errand.Commit(Requests.PLAN, state.given()));
  }

  /// C10.
  @Test
  void anotherHashEndsItAsStale() {
    verifying();

    tell(new RequestSignal.Planned(Requests.plan("f", "basis"), Requests.quorum(1)));

    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  /// C10.
  @Test
  void anotherBasisEndsItAsStaleAlsoWithTheSameHash() {
    verifying();

    tell(new RequestSignal.Planned(Requests.plan("a", "other"), Requests.quorum(1)));

    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  /// C9.
  @Test
  void aDeclineIsFinalAndKeepsItsReason() {
    planned(1);

    tell(new Decline(GRACE, true, "not on a Friday"));

    assertThat(ending()).isEqualTo(new Ending.Declined(GRACE, "not on a Friday"));
    assertThat(tell(new Approve(LINUS, new Standing.Asked())).refusal()).contains(Refusal.DECIDED);
    assertThat(ending()).isInstanceOf(Ending.Declined.class);
  }

  /// C8.
  @Test
  void itExpiresAndLateApprovalsAreRefused() {
    planned(1);
    now = NOW.plus(Duration.ofHours(4));

    Transition late = tell(new Approve(GRACE, new Standing.Asked()));

    assertThat(late.refusal()).contains(Refusal.EXPIRED);
    assertThat(ending()).isEqualTo(new Ending.Expired());
  }

  @Test
  void whoIsAskedIsRemindedOnceAtHalfTime() {
    planned(2);
    tell(new Approve(GRACE, new Standing.Asked()));
    now = NOW.plus(Duration.ofHours(2)).minusMillis(1);
    assertThat(tell(new RequestSignal.Ticked()).events()).isEmpty();

    now = NOW.plus(Duration.ofHours(2));

    assertThat(tell(new RequestSignal.Ticked()).events())
        .containsExactly(new RequestEvent.Reminded(1, 2));
    assertThat(tell(new RequestSignal.Ticked()).events()).isEmpty();
    tell(new Withdraw(GRACE));
    assertThat(tell(new RequestSignal.Ticked()).events()).isEmpty();
  }

  @Test
  void aReminderIsNotRepeatedWhenTheLastApprovalIsWithdrawn() {
    planned(1);
    now = NOW.plus(Duration.ofHours(3));
    tell(new RequestSignal.Ticked());
    tell(new Approve(GRACE, new Standing.Asked()));
    assertThat(state).isInstanceOf(Verifying.class);

    tell(new Withdraw(GRACE));

    assertThat(tell(new RequestSignal.Ticked()).events()).isEmpty();
    assertThat(state).isInstanceOf(AwaitingApproval.class);
  }

  @Test
  void timeAloneLetsItExpire() {
    planned(1);
    now = NOW.plus(Duration.ofHours(4));

    tell(new RequestSignal.Ticked());

    assertThat(ending()).isEqualTo(new Ending.Expired());
  }

  @Test
  void theRequesterMayCancelAndOthersOnlyWithTheRightToOperate() {
    planned(1);
    assertThat(tell(new Cancel(GRACE, false)).refusal()).contains(Refusal.NOT_ELIGIBLE);

    tell(new Cancel(ADA, false));

    assertThat(ending()).isEqualTo(new Ending.Cancelled(ADA));
  }

  @Test
  void whatIsBeingCommittedCannotBeCancelled() {
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(0)));

    assertThat(tell(new Cancel(ADA, true)).refusal()).contains(Refusal.UNDER_WAY);
    assertThat(state).isInstanceOf(Committing.class);
  }

  @Test
  void eachApprovalIsPassedOnOnce() {
    committed();
    Approval approval = state.given().getFirst();
    assertThat(Errand.of(state)).contains(new Errand.PassOn(Requests.PLAN, approval));

    tell(new RequestSignal.ApprovalPassedOn("grace"));

    assertThat(Errand.of(state)).contains(new Errand.AskWhetherSeen("c0ffee"));
  }

  @Test
  void itEndsWithItsRollout() {
    committed();
    tell(new RequestSignal.RolloutBegan("ro-1"));
    assertThat(state).isInstanceOf(RollingOut.class);

    tell(
        new RequestSignal.RolloutEnded(
            "ro-1", RequestSignal.Outcome.TAKEN_BACK, "error-rate 100 %", Optional.empty()));

    assertThat(ending())
        .isEqualTo(new Ending.RolledBack("ro-1", "error-rate 100 %", Optional.empty()));
  }

  @Test
  void anotherRolloutsEndIsNotItsOwn() {
    committed();
    tell(new RequestSignal.RolloutBegan("ro-1"));

    tell(
        new RequestSignal.RolloutEnded(
            "ro-0", RequestSignal.Outcome.SUPERSEDED, "", Optional.empty()));

    assertThat(state).isInstanceOf(RollingOut.class);
  }

  @Test
  void newerContentBeforeAnyRolloutSupersedesIt() {
    committed();

    tell(new RequestSignal.Overtaken("1.6.0 by Grace"));

    assertThat(ending()).isEqualTo(new Ending.Superseded("1.6.0 by Grace"));
  }

  private Transition tell(RequestSignal signal) {
    Transition transition = RequestMachine.on(state, signal, now);
    state = transition.next();
    return transition;
  }

  private void planned(int required) {
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(required)));
  }

  private void verifying() {
    planned(1);
    tell(new Approve(GRACE, new Standing.Asked()));
  }

  private void committed() {
    verifying();
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1)));
    tell(new RequestSignal.Pushed("c0ffee"));
    assertThat(state).isInstanceOf(Committed.class);
  }

  private Ending ending() {
    return ((Ended) state).ending();
  }
}
