package dev.slipway.bot.request;

import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.time.Instant;
import java.util.Optional;

/// What a request is told.
public sealed interface RequestSignal {
  /// Time has passed: is anything due?
  record Ticked() implements RequestSignal {}

  /// The request stands in a journal that was restored from a backup: what people have agreed to
  /// since the backup is not known, and what they had agreed to before may have been carried out.
  ///
  /// @param made the moment of the backup
  record JournalRestored(Instant made) implements RequestSignal {}

  /// What the reconciler says would happen.
  ///
  /// @param by how it would come into the branch
  record Planned(Plan plan, Quorum quorum, CommitBy by) implements RequestSignal {
    public Planned(Plan plan, Quorum quorum) {
      this(plan, quorum, CommitBy.PUSH);
    }
  }

  /// What the reconciler says would happen, of an emergency.
  ///
  /// @param permitted whether the requester may pass every gate there, now
  record PlannedInEmergency(Plan plan, boolean permitted) implements RequestSignal {}

  /// What was asked for runs already.
  record RunsAlready() implements RequestSignal {}

  /// There is nothing to commit, although it does not serve.
  ///
  /// @param why for people, one sentence
  record NothingToDo(String why) implements RequestSignal {}

  /// The reconciler or the rules say no; the same again will be refused again.
  record PlanRefused(String reason) implements RequestSignal {}

  /// Nobody could be asked within the time that a person waits.
  record PlanUnavailable(String reason) implements RequestSignal {}

  /// @param standing as what they may approve, now
  record Approve(Actor by, Standing standing) implements RequestSignal {}

  /// Their approval is taken back, as long as it decided nothing.
  record Withdraw(Actor by) implements RequestSignal {}

  /// @param eligible whether they may approve, now
  record Decline(Actor by, boolean eligible, String reason) implements RequestSignal {}

  /// @param mayOperate whether they may also end other people's requests
  record Cancel(Actor by, boolean mayOperate) implements RequestSignal {}

  /// The requester asked anew for the same service in the same environment.
  record AskedAnew(Ask newer) implements RequestSignal {}

  /// The commit is in the repository, made now or found there by its trailer.
  record Pushed(String commit) implements RequestSignal {}

  /// The pull request is there, opened now or found there by its branch.
  record PullRequestOpened(PullRequest pullRequest) implements RequestSignal {}

  /// It is closed without a merge, or there is none.
  ///
  /// @param by as the forge names them, where it says so
  record PullRequestClosed(Optional<String> by) implements RequestSignal {}

  /// It could not be closed.
  record PullRequestStands(String reason) implements RequestSignal {}

  /// The repository says already what the commit would have said.
  record NothingToCommit() implements RequestSignal {}

  /// The repository holds something else now than what people approved.
  record CommitStale(String what) implements RequestSignal {}

  /// The repository will never take it.
  record CommitRefused(String reason) implements RequestSignal {}

  /// The reconciler has that person's approval, or needs none of it.
  record ApprovalPassedOn(String person) implements RequestSignal {}

  /// The reconciler wants something else at the moment than what was approved.
  record ApprovalNotTaken(String reason) implements RequestSignal {}

  /// The reconciler will not let it pass the gates, or its requester may not say so any more.
  record GatesKept(String reason) implements RequestSignal {}

  /// A rollout carries it out.
  record RolloutBegan(String rollout) implements RequestSignal {}

  /// A newer commit was rolled out in its place, or will be.
  record Overtaken(String by) implements RequestSignal {}

  /// Its rollout is over.
  ///
  /// @param by who ordered it; absent when the reconciler decided
  record RolloutEnded(String rollout, Outcome outcome, String cause, Optional<String> by)
      implements RequestSignal {}

  enum Outcome {
    SERVES,
    TAKEN_BACK,
    FAILED,
    SUPERSEDED
  }
}
