package dev.slipway.bot.loop;

import dev.slipway.bot.forge.Forge;
import dev.slipway.bot.forge.ForgeException;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.FoundPullRequest.State;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.ProposalResult;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.PullRequest;
import dev.slipway.bot.request.RequestSignal;
import java.util.Optional;

/// What requests want of pull requests, in an order in which a lost answer does no harm: what is
/// there is looked for before anything is made.
///
/// 1. The repository's word counts: a commit of the branch with the request's trailer is a merge,
///    however it was merged and whatever the forge says.
/// 2. The forge says what the repository cannot: that a pull request was closed, or merged without
///    its trailer.
/// 3. The forge is asked before the branch is pushed, so that a token that does not work leaves no
///    branch behind.
final class PullRequests {
  private final EnvironmentsRepository repository;
  private final Forge forge;

  PullRequests(EnvironmentsRepository repository, Forge forge) {
    this.repository = repository;
    this.forge = forge;
  }

  /// What came of it.
  sealed interface Result {
    record Heard(RequestSignal signal) implements Result {}

    /// It is open, and nothing has changed.
    record Waits() implements Result {}

    /// Somebody could not be asked, or did not do it: it is tried again.
    record Unavailable(String reason) implements Result {}
  }

  Result open(DeployCommit order, Ask ask, Plan plan) {
    try {
      Optional<FoundPullRequest> earlier = forge.find(order.request().branch());
      if (earlier.isPresent()) {
        return opened(earlier.get(), ask, plan);
      }
      return switch (repository.propose(order)) {
        case ProposalResult.Waits() ->
            opened(forge.open(PullRequestText.of(order, plan)), ask, plan);
        case ProposalResult.Otherwise(CommitResult result) -> otherwise(result);
      };
    } catch (ForgeException e) {
      return e.mayPass()
          ? new Result.Unavailable(String.valueOf(e.getMessage()))
          : new Result.Heard(new RequestSignal.CommitRefused(String.valueOf(e.getMessage())));
    } catch (UnavailableException e) {
      return new Result.Unavailable(String.valueOf(e.getMessage()));
    }
  }

  private Result opened(FoundPullRequest found, Ask ask, Plan plan) throws UnavailableException {
    return switch (found.state()) {
      case State.Open() ->
          new Result.Heard(new RequestSignal.PullRequestOpened(found.pullRequest()));
      case State.Merged() -> merged(ask, plan);
      case State.Closed(var by) -> closed(by);
    };
  }

  private static Result otherwise(CommitResult result) {
    return switch (result) {
      case CommitResult.Pushed(String commit) -> new Result.Heard(new RequestSignal.Pushed(commit));
      case CommitResult.Nothing() -> new Result.Heard(new RequestSignal.NothingToCommit());
      case CommitResult.Stale(String what) -> new Result.Heard(new RequestSignal.CommitStale(what));
      case CommitResult.Refused(String reason) ->
          new Result.Heard(new RequestSignal.CommitRefused(reason));
      case CommitResult.Unavailable(String reason) -> new Result.Unavailable(reason);
    };
  }

  Result look(Ask ask, Plan plan, PullRequest known) {
    try {
      Optional<Result> merged = mergedByTrailer(ask);
      if (merged.isPresent()) {
        return merged.get();
      }
      Optional<FoundPullRequest> found = forge.look(known);
      return found.isEmpty() ? closed(Optional.empty()) : looked(found.get().state(), ask, plan);
    } catch (ForgeException | UnavailableException e) {
      return new Result.Unavailable(String.valueOf(e.getMessage()));
    }
  }

  private Result looked(State state, Ask ask, Plan plan) throws UnavailableException {
    return switch (state) {
      case State.Open() -> isMoved(ask, plan) ? moved(ask) : new Result.Waits();
      case State.Merged() -> merged(ask, plan);
      case State.Closed(var by) -> closed(by);
    };
  }

  /// @param reason for people, why it is over
  Result close(Ask ask, Plan plan, String reason) {
    try {
      Optional<Result> merged = mergedByTrailer(ask);
      if (merged.isPresent()) {
        return merged.get();
      }
      Optional<FoundPullRequest> found = forge.find(ask.id().branch());
      if (found.isPresent() && found.get().state() instanceof State.Open) {
        found = Optional.of(forge.close(found.get(), reason));
      }
      if (found.isPresent() && found.get().state() instanceof State.Merged) {
        Result result = merged(ask, plan);
        return result instanceof Result.Waits ? closed(Optional.empty()) : result;
      }
      repository.withdraw(ask.id());
      return closed(Optional.empty());
    } catch (ForgeException | UnavailableException e) {
      return new Result.Unavailable(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Result> mergedByTrailer(Ask ask) throws UnavailableException {
    var _ = repository.refresh();
    return repository
        .merged(ask.id())
        .map(commit -> new Result.Heard(new RequestSignal.Pushed(commit)));
  }

  /// The forge says so. Where no commit names the request, what Git says of the place tells whether
  /// it is there; where neither shows it, it was merged elsewhere or has yet to be seen.
  private Result merged(Ask ask, Plan plan) throws UnavailableException {
    Optional<Result> merged = mergedByTrailer(ask);
    if (merged.isPresent()) {
      return merged.get();
    }
    if (Links.standsInGit(repository.known(), ask.place(), plan.candidate(), plan.digest())) {
      return new Result.Heard(new RequestSignal.NothingToCommit());
    }
    return isMoved(ask, plan) ? moved(ask) : new Result.Waits();
  }

  private boolean isMoved(Ask ask, Plan plan) throws UnavailableException {
    return !repository.basis(ask.place()).equals(Optional.of(plan.basis()));
  }

  private static Result moved(Ask ask) {
    return new Result.Heard(
        new RequestSignal.CommitStale(
            "what Git says of " + ask.place() + " changed before it was merged"));
  }

  private static Result closed(Optional<String> by) {
    return new Result.Heard(new RequestSignal.PullRequestClosed(by));
  }

  /// Why a request is over, for those who would have merged.
  static String why(Ending ending) {
    return switch (ending) {
      case Ending.Cancelled(var by) -> "cancelled in chat by " + by.person();
      case Ending.Stale(String what) -> what + ", so it would mean something else now";
      case Ending.Superseded(String by) -> "superseded by " + by;
      case Ending.NotMerged _ -> "nobody merged it in time";
      case Ending.Unmerged _ -> "it was closed without a merge";
      case Ending.Failed(String reason) -> reason;
      case Ending.Done _,
          Ending.NoChange _,
          Ending.NothingToDo _,
          Ending.Approved _,
          Ending.GatesPassed _,
          Ending.Declined _,
          Ending.Expired _,
          Ending.RolledBack _ ->
          "the request is over";
    };
  }
}
