package dev.slipway.bot.request;

import dev.slipway.bot.request.RequestState.AwaitingMerge;
import dev.slipway.bot.request.RequestState.Closing;
import dev.slipway.bot.request.RequestState.Opening;
import java.time.Duration;
import java.time.Instant;

/// Where people merge what was agreed to: from opening the pull request to its merge or its end.
///
/// Whatever ends a request here closes the pull request first, so that nobody merges what is over;
/// a merge that came before that is followed all the same.
final class Merging {
  /// How long it is tried to close a pull request.
  static final Duration CLOSED_WITHIN = Duration.ofHours(1);

  private Merging() {}

  static Transition opening(Opening state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.PullRequestOpened(PullRequest opened) ->
          Transition.to(
              new AwaitingMerge(
                  state.ask(),
                  state.plan(),
                  state.approvals(),
                  opened,
                  now.plus(state.quorum().expireAfter())),
              new RequestEvent.PullRequestOpened(opened));
      case RequestSignal.CommitRefused(String reason) ->
          close(state, new Ending.Failed(reason), now);
      default -> proposed(state, signal, now);
    };
  }

  static Transition awaiting(AwaitingMerge state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Cancel(Actor by, boolean mayOperate)
          when mayOperate || state.ask().isOf(by) ->
          close(state, new Ending.Cancelled(by), now);
      case RequestSignal.Cancel _ -> Transition.refuse(state, Refusal.NOT_ELIGIBLE);
      case RequestSignal.AskedAnew(Ask newer) -> close(state, RequestMachine.anew(newer), now);
      case RequestSignal.Ticked() when !now.isBefore(state.expiresAt()) ->
          close(state, new Ending.NotMerged(state.pullRequest()), now);
      default -> proposed(state, signal, now);
    };
  }

  static Transition closing(Closing state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.PullRequestClosed _ -> RequestMachine.end(state, state.ending(), now);
      case RequestSignal.PullRequestStands(String reason) -> stands(state, reason, now);
      case RequestSignal.CommitStale _ -> Transition.stay(state);
      default -> proposed(state, signal, now);
    };
  }

  /// What a forge that is not to be reached kept from being opened is told at once.
  private static Transition stands(Closing state, String reason, Instant now) {
    if (state.ending() instanceof Ending.Failed) {
      return RequestMachine.end(state, state.ending(), now);
    }
    return now.isBefore(state.since().plus(CLOSED_WITHIN))
        ? Transition.stay(state)
        : RequestMachine.end(
            state,
            new Ending.Failed(
                "it is over, and its pull request could not be closed: "
                    + reason
                    + "; close it by hand, and nobody merges it"),
            now);
  }

  /// What the repository and the forge say, which is the truth in each of these states.
  private static Transition proposed(RequestState state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Pushed(String commit) ->
          RequestMachine.committed(state, plan(state), commit, now);
      case RequestSignal.NothingToCommit() -> RequestMachine.standsInGit(state, plan(state), now);
      case RequestSignal.PullRequestClosed(var by) -> close(state, new Ending.Unmerged(by), now);
      case RequestSignal.CommitStale(String what) -> close(state, new Ending.Stale(what), now);
      default -> RequestMachine.underWay(state, signal);
    };
  }

  static Transition close(RequestState state, Ending ending, Instant now) {
    return Transition.to(new Closing(state.ask(), plan(state), state.approvals(), ending, now));
  }

  private static Plan plan(RequestState state) {
    return state.planned().orElseThrow();
  }
}
