package dev.slipway.bot.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a request stands. Every state but [Ended] has something that it waits for.
public sealed interface RequestState {
  Ask ask();

  /// What would happen, or happens; absent before the reconciler has said so.
  default Optional<Plan> planned() {
    return switch (this) {
      case Planning _ -> Optional.empty();
      case AwaitingApproval awaiting -> Optional.of(awaiting.plan());
      case Scheduled scheduled -> Optional.of(scheduled.plan());
      case Verifying verifying -> Optional.of(verifying.plan());
      case Committing committing -> Optional.of(committing.plan());
      case Opening opening -> Optional.of(opening.plan());
      case AwaitingMerge awaiting -> Optional.of(awaiting.plan());
      case Closing closing -> Optional.of(closing.plan());
      case PassingOn passing -> Optional.of(passing.plan());
      case Committed committed -> Optional.of(committed.plan());
      case RollingOut rolling -> Optional.of(rolling.plan());
      case Ended ended -> ended.plan();
    };
  }

  /// Who agreed so far. In an emergency nobody is asked.
  default List<Approval> given() {
    return ask().emergency().isPresent() ? List.of() : approvals();
  }

  /// Whose word it goes on: who agreed, or who called the emergency.
  default List<Approval> approvals() {
    return switch (this) {
      case Planning _ -> List.of();
      case AwaitingApproval awaiting -> awaiting.approvals();
      case Scheduled scheduled -> scheduled.approvals();
      case Verifying verifying -> verifying.approvals();
      case Committing committing -> committing.approvals();
      case Opening opening -> opening.approvals();
      case AwaitingMerge awaiting -> awaiting.approvals();
      case Closing closing -> closing.approvals();
      case PassingOn passing -> passing.approvals();
      case Committed committed -> committed.approvals();
      case RollingOut rolling -> rolling.approvals();
      case Ended ended -> ended.approvals();
    };
  }

  /// Whether nobody has acted on it yet.
  default boolean isUndecided() {
    return switch (this) {
      case Planning _, AwaitingApproval _, Scheduled _, Verifying _, AwaitingMerge _ -> true;
      case Committing _, Opening _, Closing _, PassingOn _, Committed _, RollingOut _, Ended _ ->
          false;
    };
  }

  /// The reconciler is asked what would happen.
  record Planning(Ask ask) implements RequestState {}

  /// People are asked.
  ///
  /// @param expiresAt when nobody is asked any longer
  /// @param reminded when those who are asked were reminded: once at most
  record AwaitingApproval(
      Ask ask,
      Plan plan,
      Quorum quorum,
      List<Approval> approvals,
      Instant expiresAt,
      List<Instant> reminded)
      implements RequestState {
    public AwaitingApproval {
      approvals = List.copyOf(approvals);
      reminded = List.copyOf(reminded);
    }

    /// When something happens by itself: the reminder at half time, then the end.
    public Instant next() {
      return reminded.isEmpty() ? halfTime() : expiresAt;
    }

    Instant halfTime() {
      return ask.at().plus(Duration.between(ask.at(), expiresAt).dividedBy(2));
    }
  }

  /// Enough people agreed, and its time has not come.
  ///
  /// @param due when it is looked at once more, and committed
  /// @param reminded as while people were asked: an approval may still be withdrawn
  record Scheduled(
      Ask ask,
      Plan plan,
      Quorum quorum,
      List<Approval> approvals,
      Instant due,
      List<Instant> reminded)
      implements RequestState {
    public Scheduled {
      approvals = List.copyOf(approvals);
      reminded = List.copyOf(reminded);
    }
  }

  /// Enough people agreed; the reconciler is asked once more whether it still means the same.
  ///
  /// @param reminded as while people were asked: an approval may still be withdrawn
  record Verifying(
      Ask ask,
      Plan plan,
      Quorum quorum,
      List<Approval> approvals,
      Instant since,
      List<Instant> reminded)
      implements RequestState {
    public Verifying {
      approvals = List.copyOf(approvals);
      reminded = List.copyOf(reminded);
    }
  }

  /// The commit is to be made and pushed.
  record Committing(Ask ask, Plan plan, List<Approval> approvals, Instant since)
      implements RequestState {
    public Committing {
      approvals = List.copyOf(approvals);
    }
  }

  /// The commit is to be proposed to those who merge.
  ///
  /// @param quorum its time is also how long a merge is waited for
  record Opening(Ask ask, Plan plan, Quorum quorum, List<Approval> approvals, Instant since)
      implements RequestState {
    public Opening {
      approvals = List.copyOf(approvals);
    }
  }

  /// The pull request is open; people merge it, or close it.
  ///
  /// @param expiresAt when it is closed
  record AwaitingMerge(
      Ask ask, Plan plan, List<Approval> approvals, PullRequest pullRequest, Instant expiresAt)
      implements RequestState {
    public AwaitingMerge {
      approvals = List.copyOf(approvals);
    }
  }

  /// It is over, once its pull request is closed and its branch is gone.
  record Closing(Ask ask, Plan plan, List<Approval> approvals, Ending ending, Instant since)
      implements RequestState {
    public Closing {
      approvals = List.copyOf(approvals);
    }
  }

  /// Git said so already, so nothing was committed; the reconciler is told who agreed.
  record PassingOn(Ask ask, Plan plan, List<Approval> approvals, Instant since)
      implements RequestState {
    public PassingOn {
      approvals = List.copyOf(approvals);
    }
  }

  /// The commit is in the repository; the reconciler has yet to begin.
  record Committed(Ask ask, Plan plan, List<Approval> approvals, String commit, Instant since)
      implements RequestState {
    public Committed {
      approvals = List.copyOf(approvals);
    }
  }

  /// A rollout carries it out.
  ///
  /// @param rollout its id
  record RollingOut(
      Ask ask, Plan plan, List<Approval> approvals, String commit, String rollout, Instant since)
      implements RequestState {
    public RollingOut {
      approvals = List.copyOf(approvals);
    }
  }

  /// It is over; said once.
  ///
  /// @param plan absent when there never was one
  record Ended(Ask ask, Optional<Plan> plan, List<Approval> approvals, Ending ending, Instant at)
      implements RequestState {
    public Ended {
      approvals = List.copyOf(approvals);
    }
  }
}
