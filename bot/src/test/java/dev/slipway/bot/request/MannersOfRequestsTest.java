package dev.slipway.bot.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Committing;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.RollingOut;
import dev.slipway.bot.request.RequestState.Scheduled;
import dev.slipway.bot.request.RequestState.Verifying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Emergencies (C12), and what is wanted at a time.
class MannersOfRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-25T18:00:00Z");
  private static final Actor ADA = new Actor("ada", "U0ADA");
  private static final Actor GRACE = new Actor("grace", "U0GRACE");
  private static final Ask.Manner EMERGENCY = new Ask.Manner.Emergency("checkout is down");
  private static final Errand PASS_GATES =
      new Errand.PassGates(Requests.PLAN, new Approval(ADA, NOW, false), "checkout is down");

  private RequestState state = asked(EMERGENCY);
  private Instant now = NOW;

  private static RequestState asked(Ask.Manner manner) {
    return RequestMachine.begin(Requests.ask(ADA, NOW, Optional.of(manner)));
  }

  private Transition tell(RequestSignal signal) {
    Transition transition = RequestMachine.on(state, signal, now);
    state = transition.next();
    return transition;
  }

  private Ending ending() {
    return ((Ended) state).ending();
  }

  private void committed() {
    tell(new RequestSignal.PlannedInEmergency(Requests.PLAN, true));
    tell(new RequestSignal.Pushed("c0ffee"));
  }

  @Test
  void anEmergencyIsCommittedAtOnceAndNobodyIsAsked() {
    Transition transition = tell(new RequestSignal.PlannedInEmergency(Requests.PLAN, true));

    assertThat(state).isInstanceOf(Committing.class);
    assertThat(state.given()).isEmpty();
    assertThat(Errand.of(state)).containsExactly(new Errand.Commit(Requests.PLAN, List.of()));
    assertThat(transition.events())
        .containsExactly(
            new RequestEvent.Asked(),
            new RequestEvent.EmergencyCalled(ADA, "checkout is down", Requests.PLAN.hash()));
  }

  @Test
  void anEmergencyOfWhoMayNotCallOneFails() {
    tell(new RequestSignal.PlannedInEmergency(Requests.PLAN, false));

    assertThat(ending()).isEqualTo(new Ending.Failed("ada may not call an emergency there"));
  }

  @Test
  void onlyAnEmergencyIsPlannedAsOne() {
    state = RequestMachine.begin(Requests.ask(ADA, NOW));
    tell(new RequestSignal.PlannedInEmergency(Requests.PLAN, true));
    assertThat(state).isInstanceOf(RequestState.Planning.class);

    state = asked(EMERGENCY);
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(0)));
    assertThat(state).isInstanceOf(RequestState.Planning.class);
  }

  @Test
  void theGatesArePassedForTheOneHashAndThatIsToldOnce() {
    committed();
    assertThat(Errand.of(state)).contains(PASS_GATES);
    tell(new RequestSignal.ApprovalNotTaken("Git is not read yet"));
    assertThat(Errand.of(state)).contains(PASS_GATES);

    assertThat(tell(new RequestSignal.ApprovalPassedOn("ada")).events())
        .containsExactly(new RequestEvent.GatesPassed(ADA, Requests.PLAN.hash()));
    assertThat(Errand.of(state)).containsExactly(new Errand.AskWhetherSeen("c0ffee"));
    assertThat(tell(new RequestSignal.ApprovalPassedOn("ada")).events()).isEmpty();
  }

  @Test
  void gatesThatStayShutEndIt() {
    committed();
    tell(new RequestSignal.GatesKept("ada may not say so"));

    assertThat(ending())
        .isEqualTo(
            new Ending.Failed(
                "ada may not say so; its commit stands in Git, and waits at the gates"));
  }

  @Test
  void aRolloutThatBeganWithoutItNeedsNoGateAnyMore() {
    committed();
    tell(new RequestSignal.RolloutBegan("ro-1"));
    assertThat(Errand.of(state)).containsExactly(PASS_GATES);
    tell(new RequestSignal.GatesKept("refused"));

    assertThat(state).isInstanceOf(RollingOut.class);
    assertThat(Errand.of(state)).isEmpty();
  }

  @Test
  void whatStandsInGitIsOnlyLetPastTheGates() {
    tell(new RequestSignal.PlannedInEmergency(Requests.PLAN, true));
    tell(new RequestSignal.NothingToCommit());
    assertThat(Errand.of(state)).containsExactly(PASS_GATES);
    Transition transition = tell(new RequestSignal.ApprovalPassedOn("ada"));

    assertThat(ending()).isEqualTo(new Ending.GatesPassed());
    assertThat(transition.events())
        .startsWith(new RequestEvent.GatesPassed(ADA, Requests.PLAN.hash()));
  }

  // --- at a time -------------------------------------------------------------------------------

  private void planned(int required) {
    state = asked(new Ask.Manner.Timed(DUE));
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(required)));
  }

  private void scheduled() {
    planned(1);
    tell(new RequestSignal.Approve(GRACE, new Standing.Asked()));
    assertThat(state).isInstanceOf(Scheduled.class);
  }

  private void tickedAt(Instant at) {
    now = at;
    tell(new RequestSignal.Ticked());
  }

  @Test
  void whatNobodyNeedAgreeToWaitsForItsTimeToo() {
    planned(0);
    assertThat(state).isInstanceOf(Scheduled.class);
    assertThat(Errand.of(state)).isEmpty();
    tickedAt(DUE.minusSeconds(1));
    assertThat(state).isInstanceOf(Scheduled.class);

    tickedAt(DUE);
    assertThat(Errand.of(state)).containsExactly(new Errand.AskPlan());
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(0)));
    assertThat(state).isInstanceOf(Committing.class);
  }

  @Test
  void whatIsApprovedBeforeItsTimeIsLookedAtOnceMoreThen() {
    scheduled();
    tickedAt(DUE);
    assertThat(state).isInstanceOf(Verifying.class);
    tell(new RequestSignal.Planned(Requests.plan("c", "basis"), Requests.quorum(1)));

    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  @Test
  void whoIsAskedHasUntilItsTimeAndIsRemindedAtHalf() {
    planned(1);
    tickedAt(NOW.plus(Duration.ofHours(4)).minusSeconds(1));
    assertThat(((AwaitingApproval) state).reminded()).isEmpty();
    tickedAt(NOW.plus(Duration.ofHours(4)));
    assertThat(((AwaitingApproval) state).reminded()).hasSize(1);

    tickedAt(DUE);
    assertThat(ending()).isEqualTo(new Ending.Expired());
  }

  @Test
  void untilItsTimeItCanBeCancelledDeclinedAndAskedAnew() {
    scheduled();
    tell(new RequestSignal.Cancel(ADA, false));
    assertThat(ending()).isEqualTo(new Ending.Cancelled(ADA));

    scheduled();
    tell(new RequestSignal.Decline(GRACE, true, "no"));
    assertThat(ending()).isEqualTo(new Ending.Declined(GRACE, "no"));

    scheduled();
    tell(new RequestSignal.AskedAnew(Requests.ask(ADA, NOW)));
    assertThat(ending()).isInstanceOf(Ending.Superseded.class);
  }

  @Test
  void anApprovalThatIsTakenBackBeforeItsTimeIsMissingAgain() {
    scheduled();
    tell(new RequestSignal.Withdraw(GRACE));

    assertThat(state).isInstanceOf(AwaitingApproval.class);
    assertThat(((AwaitingApproval) state).expiresAt()).isEqualTo(DUE);
  }

  @Test
  void whoTakesBackWhatTheyNeverGaveLeavesItScheduled() {
    scheduled();
    RequestState scheduled = state;
    tell(new RequestSignal.Withdraw(ADA));

    assertThat(state).isEqualTo(scheduled);
  }

  @Test
  void whatCouldNotBeLookedAtInTimeIsNotCommittedLater() {
    scheduled();
    tickedAt(DUE);
    tickedAt(DUE.plus(RequestMachine.LATE_BY).minusSeconds(1));
    assertThat(state).isInstanceOf(Verifying.class);
    tickedAt(DUE.plus(RequestMachine.LATE_BY));
    assertThat(ending()).isInstanceOf(Ending.Stale.class);

    now = NOW;
    scheduled();
    tickedAt(DUE.plus(RequestMachine.LATE_BY));
    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  @Test
  void afterItsCommitItIsARequestLikeAnyOther() {
    scheduled();
    tickedAt(DUE);
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1)));
    tell(new RequestSignal.Pushed("c0ffee"));

    assertThat(state).isInstanceOf(Committed.class);
    assertThat(Errand.of(state))
        .contains(new Errand.PassOn(Requests.PLAN, new Approval(GRACE, NOW, false)));
  }
}
