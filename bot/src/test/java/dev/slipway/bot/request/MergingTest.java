package dev.slipway.bot.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestSignal.Cancel;
import dev.slipway.bot.request.RequestSignal.PullRequestClosed;
import dev.slipway.bot.request.RequestSignal.PullRequestOpened;
import dev.slipway.bot.request.RequestSignal.PullRequestStands;
import dev.slipway.bot.request.RequestState.AwaitingMerge;
import dev.slipway.bot.request.RequestState.Closing;
import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.Opening;
import dev.slipway.bot.request.RequestState.PassingOn;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A request whose commit people merge.
final class MergingTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Actor ADA = new Actor("ada", "U0ADA");
  private static final Actor GRACE = new Actor("grace", "U0GRACE");
  private static final PullRequest OPENED =
      new PullRequest(7, URI.create("https://forge.example.com/acme/environments/pull/7"));

  private RequestState state = RequestMachine.begin(Requests.ask(ADA, NOW));
  private Instant now = NOW;

  @Test
  void whatWasAgreedToIsProposedAndNotCommitted() {
    opening(1);

    assertThat(state).isInstanceOf(Opening.class);
    assertThat(Errand.of(state))
        .containsExactly(new Errand.OpenPullRequest(Requests.PLAN, state.given()));
  }

  @Test
  void withoutAQuorumItIsProposedAsSoonAsItIsPlanned() {
    planned(0);

    assertThat(state).isInstanceOf(Opening.class);
  }

  /// As when it was planned for a push, and the rules have changed before enough had agreed.
  @Test
  void theRulesAtTheLastLookSayWhetherItIsProposed() {
    planned(1);
    tell(new RequestSignal.Approve(GRACE, new Standing.Asked()));

    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1), CommitBy.PUSH));

    assertThat(state).isInstanceOf(RequestState.Committing.class);
  }

  @Test
  void anOpenPullRequestWaitsForItsMerge() {
    Transition opened = opened();

    assertThat(opened.events()).containsExactly(new RequestEvent.PullRequestOpened(OPENED));
    assertThat(Errand.of(state))
        .containsExactly(new Errand.AskWhetherMerged(Requests.PLAN, OPENED));
  }

  @Test
  void aMergeIsFollowedLikeACommitOfTheBotsOwn() {
    opened();

    Transition merged = tell(new RequestSignal.Pushed("c0ffee"));

    assertThat(state).isInstanceOf(Committed.class);
    assertThat(state.given()).hasSize(1);
    assertThat(merged.events()).containsExactly(new RequestEvent.CommitPushed("c0ffee"));
  }

  /// As by a squash whose message was written anew.
  @Test
  void aMergeThatNamesNoRequestPassesTheApprovalsOn() {
    opened();

    tell(new RequestSignal.NothingToCommit());

    assertThat(state).isInstanceOf(PassingOn.class);
  }

  @Test
  void aPullRequestThatSomebodyClosedEndsItWithTheirName() {
    opened();
    tell(new PullRequestClosed(Optional.of("linus")));
    assertThat(Errand.of(state))
        .containsExactly(
            new Errand.ClosePullRequest(Requests.PLAN, new Ending.Unmerged(Optional.of("linus"))));

    tell(new PullRequestClosed(Optional.of("linus")));

    assertThat(ending()).isEqualTo(new Ending.Unmerged(Optional.of("linus")));
  }

  @Test
  void theRequesterCancelsAndThePullRequestIsClosedFirst() {
    opened();

    Transition cancelled = tell(new Cancel(ADA, false));
    assertThat(cancelled.events()).isEmpty();
    assertThat(state).isInstanceOf(Closing.class);
    tell(new PullRequestClosed(Optional.empty()));

    assertThat(ending()).isEqualTo(new Ending.Cancelled(ADA));
  }

  @Test
  void othersCancelOnlyWhereTheyMayOperate() {
    opened();

    assertThat(tell(new Cancel(GRACE, false)).refusal()).contains(Refusal.NOT_ELIGIBLE);
    tell(new Cancel(GRACE, true));

    assertThat(state).isInstanceOf(Closing.class);
  }

  @Test
  void aMergeThatWasFasterThanTheCancellationIsFollowed() {
    opened();
    tell(new Cancel(ADA, false));

    tell(new RequestSignal.Pushed("c0ffee"));

    assertThat(state).isInstanceOf(Committed.class);
  }

  @Test
  void whileThePullRequestIsBeingOpenedNothingCancels() {
    opening(1);

    assertThat(tell(new Cancel(ADA, true)).refusal()).contains(Refusal.UNDER_WAY);
  }

  /// C10.
  @Test
  void aBaseThatMovedClosesThePullRequestAsStale() {
    opened();
    tell(new RequestSignal.CommitStale("grace changed it"));
    tell(new PullRequestClosed(Optional.empty()));

    assertThat(ending()).isEqualTo(new Ending.Stale("grace changed it"));
  }

  @Test
  void whatNobodyMergesInTimeIsClosed() {
    opened();
    now = now.plus(Duration.ofHours(4)).minusMillis(1);
    tell(new RequestSignal.Ticked());
    assertThat(state).isInstanceOf(AwaitingMerge.class);

    now = now.plusMillis(1);
    tell(new RequestSignal.Ticked());
    tell(new PullRequestClosed(Optional.empty()));

    assertThat(ending()).isEqualTo(new Ending.NotMerged(OPENED));
  }

  @Test
  void theRequestersNewerWishTakesItsPlace() {
    opened();

    tell(new RequestSignal.AskedAnew(Requests.ask(ADA, NOW)));
    tell(new PullRequestClosed(Optional.empty()));

    assertThat(ending()).isInstanceOf(Ending.Superseded.class);
  }

  @Test
  void aForgeThatRefusesEndsItWithItsReason() {
    opening(1);
    tell(new RequestSignal.CommitRefused("the token may not do that"));

    tell(new PullRequestStands("the token may not do that"));

    assertThat(ending()).isEqualTo(new Ending.Failed("the token may not do that"));
  }

  @Test
  void whatCannotBeClosedForAnHourIsSaidAloud() {
    opened();
    tell(new Cancel(ADA, false));
    tell(new PullRequestStands("no answer"));
    assertThat(state).isInstanceOf(Closing.class);

    now = now.plus(Merging.CLOSED_WITHIN);
    tell(new PullRequestStands("no answer"));

    assertThat(ending())
        .isInstanceOfSatisfying(
            Ending.Failed.class,
            failed -> assertThat(failed.reason()).contains("no answer", "by hand"));
  }

  private Transition opened() {
    opening(1);
    return tell(new PullRequestOpened(OPENED));
  }

  private void opening(int required) {
    planned(required);
    tell(new RequestSignal.Approve(GRACE, new Standing.Asked()));
    planned(required);
  }

  private void planned(int required) {
    tell(
        new RequestSignal.Planned(Requests.PLAN, Requests.quorum(required), CommitBy.PULL_REQUEST));
  }

  private Ending ending() {
    assertThat(state).isInstanceOf(Ended.class);
    return ((Ended) state).ending();
  }

  private Transition tell(RequestSignal signal) {
    Transition transition = RequestMachine.on(state, signal, now);
    state = transition.next();
    return transition;
  }
}
