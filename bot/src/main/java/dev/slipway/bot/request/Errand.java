package dev.slipway.bot.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request wants done: never remembered, always derived from its state. Each may be done
/// twice.
public sealed interface Errand {
  /// Ask the reconciler what would happen.
  record AskPlan() implements Errand {}

  /// Commit and push.
  record Commit(Plan plan, List<Approval> approvals) implements Errand {
    public Commit {
      approvals = List.copyOf(approvals);
    }
  }

  /// Propose the commit, and open a pull request for it.
  record OpenPullRequest(Plan plan, List<Approval> approvals) implements Errand {
    public OpenPullRequest {
      approvals = List.copyOf(approvals);
    }
  }

  /// Ask the repository and the forge what became of the pull request.
  record AskWhetherMerged(Plan plan, PullRequest pullRequest) implements Errand {}

  /// Close the pull request, and take its branch away.
  record ClosePullRequest(Plan plan, Ending ending) implements Errand {}

  /// Tell the reconciler who agreed.
  record PassOn(Plan plan, Approval approval) implements Errand {}

  /// Tell the reconciler that it passes every gate, and who says so.
  record PassGates(Plan plan, Approval word, String reason) implements Errand {}

  /// Ask the reconciler whether it has seen the commit.
  record AskWhetherSeen(String commit) implements Errand {}

  /// What is to be done now. An approval that the reconciler does not take yet does not keep the
  /// request from hearing what became of its commit; of several, one is passed on at a time.
  static List<Errand> of(RequestState state) {
    return switch (state) {
      case RequestState.Planning _, RequestState.Verifying _ -> List.of(new AskPlan());
      case RequestState.Committing committing ->
          List.of(new Commit(committing.plan(), committing.given()));
      case RequestState.Opening opening ->
          List.of(new OpenPullRequest(opening.plan(), opening.approvals()));
      case RequestState.AwaitingMerge awaiting ->
          List.of(new AskWhetherMerged(awaiting.plan(), awaiting.pullRequest()));
      case RequestState.Closing closing ->
          List.of(new ClosePullRequest(closing.plan(), closing.ending()));
      case RequestState.PassingOn passing ->
          unpassed(passing.ask(), passing.plan(), passing.approvals()).stream().toList();
      case RequestState.Committed committed ->
          Stream.concat(
                  unpassed(committed.ask(), committed.plan(), committed.approvals()).stream(),
                  Stream.of(new AskWhetherSeen(committed.commit())))
              .toList();
      case RequestState.RollingOut rolling ->
          unpassed(rolling.ask(), rolling.plan(), rolling.approvals()).stream().toList();
      case RequestState.AwaitingApproval _, RequestState.Scheduled _, RequestState.Ended _ ->
          List.of();
    };
  }

  private static Optional<Errand> unpassed(Ask ask, Plan plan, List<Approval> approvals) {
    Optional<Approval> next = approvals.stream().filter(each -> !each.passedOn()).findFirst();
    return next.map(each ->
        ask.emergency().isPresent()
            ? new PassGates(plan, each, ask.emergency().get())
            : new PassOn(plan, each));
  }
}
