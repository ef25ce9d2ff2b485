package dev.slipway.bot.request;

import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.RequestState.Scheduled;
import dev.slipway.bot.request.RequestState.Verifying;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// While people decide: from the plan to the last look before the commit.
final class Deciding {
  private static final Ending MISSED =
      new Ending.Stale("its time has passed, and it could not be looked at once more then");

  private Deciding() {}

  static Transition awaiting(AwaitingApproval state, RequestSignal signal, Instant now) {
    if (!now.isBefore(state.expiresAt())) {
      return expired(state, signal, now);
    }
    return switch (signal) {
      case RequestSignal.Approve(Actor by, Standing standing) -> approve(state, by, standing, now);
      case RequestSignal.Withdraw(Actor by) -> withdraw(state, state, by);
      case RequestSignal.Ticked() when isHalfTime(state, now) -> remind(state, now);
      default -> undecided(state, signal, now);
    };
  }

  private static boolean isHalfTime(AwaitingApproval state, Instant now) {
    return state.reminded().isEmpty() && !now.isBefore(state.halfTime());
  }

  private static Transition remind(AwaitingApproval state, Instant now) {
    return Transition.to(
        new AwaitingApproval(
            state.ask(),
            state.plan(),
            state.quorum(),
            state.approvals(),
            state.expiresAt(),
            List.of(now)),
        new RequestEvent.Reminded(state.approvals().size(), state.quorum().required()));
  }

  static Transition scheduled(Scheduled state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Ticked() when !now.isBefore(late(state.due())) ->
          RequestMachine.end(state, MISSED, now);
      case RequestSignal.Ticked() when !now.isBefore(state.due()) ->
          Transition.to(
              new Verifying(
                  state.ask(),
                  state.plan(),
                  state.quorum(),
                  state.approvals(),
                  now,
                  state.reminded()));
      default -> onceAgreed(state, asAwaiting(state), signal, now);
    };
  }

  static Transition verifying(Verifying state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Planned(Plan plan, Quorum _, CommitBy by)
          when meansTheSame(state.plan(), plan) ->
          Transition.to(RequestMachine.agreed(state, by, now), new RequestEvent.Agreed());
      case RequestSignal.Planned(Plan plan, Quorum _, CommitBy _) ->
          RequestMachine.end(state, new Ending.Stale(difference(state.plan(), plan)), now);
      case RequestSignal.RunsAlready() -> RequestMachine.end(state, new Ending.NoChange(), now);
      case RequestSignal.NothingToDo(String why) ->
          RequestMachine.end(state, new Ending.NothingToDo(why), now);
      case RequestSignal.PlanRefused(String reason) ->
          RequestMachine.end(state, new Ending.Stale(reason), now);
      case RequestSignal.Ticked() when !now.isBefore(patience(state)) ->
          RequestMachine.end(
              state, state.ask().due().isPresent() ? MISSED : new Ending.Expired(), now);
      default -> onceAgreed(state, asAwaiting(state), signal, now);
    };
  }

  /// Enough have agreed: nobody else is asked, and an approval may still be taken back.
  ///
  /// @param before what it becomes again without one of its approvals
  private static Transition onceAgreed(
      RequestState state, AwaitingApproval before, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Withdraw(Actor by) -> withdraw(state, before, by);
      case RequestSignal.Approve _ -> Transition.refuse(state, Refusal.DECIDED);
      default -> undecided(state, signal, now);
    };
  }

  /// What ends it in each of these states.
  private static Transition undecided(RequestState state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Decline(Actor by, boolean eligible, String reason) ->
          decline(state, by, eligible, reason, now);
      case RequestSignal.Cancel(Actor by, boolean mayOperate) -> cancel(state, by, mayOperate, now);
      case RequestSignal.AskedAnew(Ask newer) ->
          RequestMachine.end(state, RequestMachine.anew(newer), now);
      default -> Transition.stay(state);
    };
  }

  static Transition cancel(RequestState state, Actor by, boolean mayOperate, Instant now) {
    return mayOperate || state.ask().isOf(by)
        ? RequestMachine.end(state, new Ending.Cancelled(by), now)
        : Transition.refuse(state, Refusal.NOT_ELIGIBLE);
  }

  private static Transition expired(AwaitingApproval state, RequestSignal signal, Instant now) {
    Transition end = RequestMachine.end(state, new Ending.Expired(), now);
    return switch (signal) {
      case RequestSignal.Approve _, RequestSignal.Decline _ ->
          new Transition(end.next(), end.events(), Optional.of(Refusal.EXPIRED));
      default -> end;
    };
  }

  private static Transition approve(
      AwaitingApproval state, Actor by, Standing standing, Instant now) {
    if (state.ask().isOf(by) && !state.quorum().byRequester()) {
      return Transition.refuse(state, Refusal.OWN_REQUEST);
    }
    if (!standing.counts()) {
      return Transition.refuse(state, Refusal.NOT_ELIGIBLE);
    }
    if (has(state.approvals(), by)) {
      return Transition.refuse(state, Refusal.GIVEN_BEFORE);
    }
    List<Approval> approvals = new ArrayList<>(state.approvals());
    approvals.add(new Approval(by, now, false, standing.onCall()));
    int required = state.quorum().required();
    RequestEvent given = new RequestEvent.ApprovalGiven(by, approvals.size(), required);
    return Transition.to(
        approvals.size() < required ? with(state, approvals) : agreed(state, approvals, now),
        given);
  }

  private static RequestState agreed(
      AwaitingApproval state, List<Approval> approvals, Instant now) {
    Optional<Instant> due = state.ask().due();
    return due.isPresent()
        ? new Scheduled(
            state.ask(), state.plan(), state.quorum(), approvals, due.get(), state.reminded())
        : new Verifying(
            state.ask(), state.plan(), state.quorum(), approvals, now, state.reminded());
  }

  /// Whoever is asked for a later time has until then.
  static Instant expiresAt(Ask ask, Quorum quorum) {
    return ask.due().orElseGet(() -> ask.at().plus(quorum.expireAfter()));
  }

  private static Instant late(Instant due) {
    return due.plus(RequestMachine.LATE_BY);
  }

  private static Instant patience(Verifying state) {
    return state.ask().due().map(Deciding::late).orElseGet(() -> asAwaiting(state).expiresAt());
  }

  /// @param now left as it is by who has given none
  /// @param state what it becomes again without one of its approvals
  private static Transition withdraw(RequestState now, AwaitingApproval state, Actor by) {
    if (!has(state.approvals(), by)) {
      return Transition.refuse(now, Refusal.NOT_GIVEN);
    }
    List<Approval> left =
        state.approvals().stream().filter(each -> !each.by().person().equals(by.person())).toList();
    return Transition.to(
        with(state, left),
        new RequestEvent.ApprovalWithdrawn(by, left.size(), state.quorum().required()));
  }

  /// Whoever may agree may also say no; the requester cancels instead.
  private static Transition decline(
      RequestState state, Actor by, boolean eligible, String reason, Instant now) {
    return eligible
        ? RequestMachine.end(state, new Ending.Declined(by, reason), now)
        : Transition.refuse(state, Refusal.NOT_ELIGIBLE);
  }

  private static boolean has(List<Approval> approvals, Actor by) {
    return approvals.stream().anyMatch(each -> each.by().person().equals(by.person()));
  }

  private static AwaitingApproval with(AwaitingApproval state, List<Approval> approvals) {
    return new AwaitingApproval(
        state.ask(), state.plan(), state.quorum(), approvals, state.expiresAt(), state.reminded());
  }

  private static AwaitingApproval asAwaiting(Verifying state) {
    return new AwaitingApproval(
        state.ask(),
        state.plan(),
        state.quorum(),
        state.approvals(),
        expiresAt(state.ask(), state.quorum()),
        state.reminded());
  }

  private static AwaitingApproval asAwaiting(Scheduled state) {
    return new AwaitingApproval(
        state.ask(),
        state.plan(),
        state.quorum(),
        state.approvals(),
        state.due(),
        state.reminded());
  }

  private static boolean meansTheSame(Plan approved, Plan now) {
    return approved.hash().equals(now.hash()) && approved.basis().equals(now.basis());
  }

  private static String difference(Plan approved, Plan now) {
    return approved.hash().equals(now.hash())
        ? "the environments repository says something else of this service since it was asked for"
        : "%s would now be %s, approved was %s"
            .formatted(now.candidate(), brief(now.hash()), brief(approved.hash()));
  }

  private static String brief(String hash) {
    return hash.substring(0, Math.min(10, hash.length()));
  }
}
