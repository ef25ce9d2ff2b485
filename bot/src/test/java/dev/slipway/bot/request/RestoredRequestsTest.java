package dev.slipway.bot.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestSignal.Approve;
import dev.slipway.bot.request.RequestSignal.JournalRestored;
import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Committing;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.Verifying;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Requests of a journal that was restored from a backup.
class RestoredRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Instant MADE = Instant.parse("2026-11-25T09:00:00Z");
  private static final Actor ADA = new Actor("ada", "U0ADA");
  private static final Actor GRACE = new Actor("grace", "U0GRACE");

  private RequestState state = RequestMachine.begin(Requests.ask(ADA, NOW));

  @Test
  void whatIsBeingPlannedIsStale() {
    tell(new JournalRestored(MADE));

    isStale();
  }

  @Test
  void anApprovalIsVoid() {
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(2)));
    tell(new Approve(GRACE, new Standing.Asked()));

    tell(new JournalRestored(MADE));

    isStale();
  }

  @Test
  void soIsWhatEnoughHaveAgreedTo() {
    agreed();
    assertThat(state).isInstanceOf(Verifying.class);

    tell(new JournalRestored(MADE));

    isStale();
  }

  /// Whether it was pushed since the backup says Git.
  @Test
  void soIsWhatWasAboutToBeCommitted() {
    agreed();
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1)));
    assertThat(state).isInstanceOf(Committing.class);

    tell(new JournalRestored(MADE));

    isStale();
  }

  @Test
  void aPullRequestThatMayHaveBeenOpenedIsClosed() {
    agreed();
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1), CommitBy.PULL_REQUEST));

    tell(new JournalRestored(MADE));

    assertThat(state).isInstanceOf(RequestState.Closing.class);
  }

  @Test
  void whatIsCommittedGoesOn() {
    agreed();
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1)));
    tell(new RequestSignal.Pushed("1234abcd"));
    RequestState committed = state;

    tell(new JournalRestored(MADE));

    assertThat(state).isInstanceOf(Committed.class).isEqualTo(committed);
  }

  @Test
  void whatHasEndedKeepsItsEnd() {
    tell(new RequestSignal.RunsAlready());
    RequestState ended = state;

    tell(new JournalRestored(MADE));

    assertThat(state).isEqualTo(ended);
  }

  private void agreed() {
    tell(new RequestSignal.Planned(Requests.PLAN, Requests.quorum(1)));
    tell(new Approve(GRACE, new Standing.Asked()));
  }

  private void isStale() {
    assertThat(state)
        .isInstanceOfSatisfying(
            Ended.class,
            ended ->
                assertThat(ended.ending())
                    .isInstanceOfSatisfying(
                        Ending.Stale.class,
                        stale ->
                            assertThat(stale.what())
                                .contains("restored from a backup of " + MADE)));
  }

  private void tell(RequestSignal signal) {
    state = RequestMachine.on(state, signal, NOW).next();
  }
}
