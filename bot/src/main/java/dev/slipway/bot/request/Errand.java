package dev.slipway.bot.request;

import java.util.List;
import java.util.Optional;

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

  /// Tell the reconciler who agreed.
  record PassOn(Plan plan, Approval approval) implements Errand {}

  /// Ask the reconciler whether it has seen the commit.
  record AskWhetherSeen(String commit) implements Errand {}

  /// What is to be done now; one at a time.
  static Optional<Errand> of(RequestState state) {
    return switch (state) {
      case RequestState.Planning _, RequestState.Verifying _ -> Optional.of(new AskPlan());
      case RequestState.Committing committing ->
          Optional.of(new Commit(committing.plan(), committing.approvals()));
      case RequestState.Committed committed ->
          Optional.of(
              unpassed(committed.plan(), committed.approvals())
                  .orElseGet(() -> new AskWhetherSeen(committed.commit())));
      case RequestState.RollingOut rolling -> unpassed(rolling.plan(), rolling.approvals());
      case RequestState.AwaitingApproval _, RequestState.Ended _ -> Optional.empty();
    };
  }

  private static Optional<Errand> unpassed(Plan plan, List<Approval> approvals) {
    return approvals.stream()
        .filter(each -> !each.passedOn())
        .findFirst()
        .map(each -> new PassOn(plan, each));
  }
}
