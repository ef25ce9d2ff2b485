package dev.slipway.bot.request;

import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.RequestState.AwaitingMerge;
import dev.slipway.bot.request.RequestState.Closing;
import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Committing;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.Opening;
import dev.slipway.bot.request.RequestState.PassingOn;
import dev.slipway.bot.request.RequestState.Planning;
import dev.slipway.bot.request.RequestState.RollingOut;
import dev.slipway.bot.request.RequestState.Scheduled;
import dev.slipway.bot.request.RequestState.Verifying;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The life of a deploy request.
///
/// ```
/// planning -> awaiting approval -> verifying -> committing -> committed -> rolling out -> ended
///     |               |                |            | |           |             |
///     |               |                |            | +-> passing on ---------> ended
///     +---------------+----------------+------------+-------------+-------------+--> ended
///
/// awaiting approval -> scheduled -> verifying         what was asked for a later time
/// planning -> committing                              what nobody need agree to
/// ```
///
/// Where people merge, the commit is proposed to them instead:
///
/// ```
/// verifying -> opening -> awaiting merge -> committed -> as above
///                 |             |               |
///                 +-------------+-> closing ----+-> ended
/// ```
///
/// What Git says already needs no commit: then people's agreement is all that is passed on, and the
/// rollout is a merge's.
///
/// 1. What people approve is one hash: a plan with another hash or basis ends the request as stale.
/// 2. An approval counts once for each person, never the requester's own (unless the rules say so),
///    and can be withdrawn until enough have agreed.
/// 3. It is committed only from `committing`, and nothing but the commit's outcome leads out of
///    there: once agreed it cannot be cancelled, only aborted as a rollout. It is proposed only
///    from `opening`, in the same way; while it waits for its merge it can be cancelled.
/// 4. It ends exactly once; an ended request takes no signal.
/// 5. An emergency asks nobody: it is committed on the word of a person who may pass every gate,
///    and that word is passed on for its one hash.
/// 6. What was asked for a later time is not committed before it, and not long after it.
/// 7. In a journal that was restored from a backup, what is not committed is void.
/// 8. Who is asked is reminded once, at half of the time that there is.
///
/// A signal that means nothing in a state changes nothing: signals may come twice, late and in any
/// order.
public final class RequestMachine {
  /// How long a person waits for a plan.
  public static final Duration PLAN_WITHIN = Duration.ofSeconds(30);

  /// How long an approval is offered to a reconciler that wants something else: it may not have
  /// read Git yet.
  public static final Duration TAKEN_WITHIN = Duration.ofMinutes(2);

  /// How long after its time a request may still be committed, where it could not be looked at
  /// then.
  public static final Duration LATE_BY = Duration.ofMinutes(30);

  private RequestMachine() {}

  public static RequestState begin(Ask ask) {
    return new Planning(ask);
  }

  public static Transition on(RequestState state, RequestSignal signal, Instant now) {
    if (signal instanceof RequestSignal.JournalRestored(Instant made)) {
      return restored(state, made, now);
    }
    return switch (state) {
      case Planning planning -> planning(planning, signal, now);
      case AwaitingApproval awaiting -> Deciding.awaiting(awaiting, signal, now);
      case Scheduled scheduled -> Deciding.scheduled(scheduled, signal, now);
      case Verifying verifying -> Deciding.verifying(verifying, signal, now);
      case Committing committing -> committing(committing, signal, now);
      case Opening opening -> Merging.opening(opening, signal, now);
      case AwaitingMerge awaiting -> Merging.awaiting(awaiting, signal, now);
      case Closing closing -> Merging.closing(closing, signal, now);
      case PassingOn passing -> passingOn(passing, signal, now);
      case Committed committed -> committed(committed, signal, now);
      case RollingOut rolling -> rolling(rolling, signal, now);
      case Ended ended -> decided(ended, signal);
    };
  }

  /// What is not committed as far as is known is void. Whether it was committed since the backup
  /// says Git, which goes on without the request.
  private static Transition restored(RequestState state, Instant made, Instant now) {
    Ending stale =
        new Ending.Stale(
            "the bot's journal was restored from a backup of "
                + made
                + ", so nobody's word for it holds any more");
    return switch (state) {
      case Planning _, AwaitingApproval _, Scheduled _, Verifying _, Committing _, PassingOn _ ->
          end(state, stale, now);
      case Opening _, AwaitingMerge _ -> Merging.close(state, stale, now);
      case Closing _, Committed _, RollingOut _, Ended _ -> Transition.stay(state);
    };
  }

  private static Transition planning(Planning state, RequestSignal signal, Instant now) {
    Ask ask = state.ask();
    return switch (signal) {
      case RequestSignal.Planned _ when ask.emergency().isPresent() -> Transition.stay(state);
      case RequestSignal.Planned(Plan plan, Quorum quorum, CommitBy _)
          when quorum.required() == 0 && ask.due().isPresent() ->
          Transition.to(
              new Scheduled(ask, plan, quorum, List.of(), ask.due().get(), List.of()),
              new RequestEvent.Asked());
      case RequestSignal.Planned(Plan plan, Quorum quorum, CommitBy by)
          when quorum.required() == 0 ->
          Transition.to(
              agreed(new Verifying(ask, plan, quorum, List.of(), now, List.of()), by, now),
              new RequestEvent.Asked(),
              new RequestEvent.Agreed());
      case RequestSignal.Planned(Plan plan, Quorum quorum, CommitBy _) ->
          Transition.to(
              new AwaitingApproval(
                  ask, plan, quorum, List.of(), Deciding.expiresAt(ask, quorum), List.of()),
              new RequestEvent.Asked());
      case RequestSignal.PlannedInEmergency(Plan plan, boolean permitted)
          when ask.emergency().isPresent() ->
          emergency(state, plan, permitted, now);
      case RequestSignal.RunsAlready() -> end(state, new Ending.NoChange(), now);
      case RequestSignal.NothingToDo(String why) -> end(state, new Ending.NothingToDo(why), now);
      case RequestSignal.PlanRefused(String reason) -> end(state, new Ending.Failed(reason), now);
      case RequestSignal.PlanUnavailable(String reason) when isOver(ask, PLAN_WITHIN, now) ->
          end(state, new Ending.Failed(reason), now);
      case RequestSignal.Ticked() when isOver(ask, PLAN_WITHIN.multipliedBy(2), now) ->
          end(state, new Ending.Failed("the reconciler does not answer"), now);
      case RequestSignal.AskedAnew(Ask newer) -> end(state, anew(newer), now);
      case RequestSignal.Cancel(Actor by, boolean mayOperate) ->
          Deciding.cancel(state, by, mayOperate, now);
      case RequestSignal.Approve _, RequestSignal.Decline _, RequestSignal.Withdraw _ ->
          Transition.refuse(state, Refusal.NOT_ASKED);
      default -> Transition.stay(state);
    };
  }

  private static Transition emergency(Planning state, Plan plan, boolean permitted, Instant now) {
    Ask ask = state.ask();
    Actor by = ask.requester();
    if (!permitted) {
      return end(state, new Ending.Failed(by.person() + " may not call an emergency there"), now);
    }
    return Transition.to(
        new Committing(ask, plan, List.of(new Approval(by, now, false)), now),
        new RequestEvent.Asked(),
        new RequestEvent.EmergencyCalled(by, ask.emergency().orElse(""), plan.hash()));
  }

  private static boolean isOver(Ask ask, Duration patience, Instant now) {
    return !now.isBefore(ask.at().plus(patience));
  }

  private static Transition committing(Committing state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.Pushed(String commit) -> committed(state, state.plan(), commit, now);
      case RequestSignal.NothingToCommit() -> standsInGit(state, state.plan(), now);
      case RequestSignal.CommitStale(String what) -> end(state, new Ending.Stale(what), now);
      case RequestSignal.CommitRefused(String reason) -> end(state, new Ending.Failed(reason), now);
      default -> underWay(state, signal);
    };
  }

  /// What follows once everybody needed has agreed.
  static RequestState agreed(Verifying state, CommitBy by, Instant now) {
    return switch (by) {
      case PUSH -> new Committing(state.ask(), state.plan(), state.approvals(), now);
      case PULL_REQUEST ->
          new Opening(state.ask(), state.plan(), state.quorum(), state.approvals(), now);
    };
  }

  static Transition committed(RequestState state, Plan plan, String commit, Instant now) {
    return Transition.to(
        new Committed(state.ask(), plan, state.approvals(), commit, now),
        new RequestEvent.CommitPushed(commit));
  }

  static Transition standsInGit(RequestState state, Plan plan, Instant now) {
    return state.approvals().isEmpty()
        ? end(state, new Ending.NothingToDo(plan.candidate() + " stands in Git already"), now)
        : Transition.to(new PassingOn(state.ask(), plan, state.approvals(), now));
  }

  private static Transition passingOn(PassingOn state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.ApprovalPassedOn(String person) -> {
        PassingOn next =
            new PassingOn(
                state.ask(), state.plan(), passed(state.approvals(), person), state.since());
        yield next.approvals().stream().allMatch(Approval::passedOn)
            ? after(gatesPassed(state), end(next, all(state.ask()), now))
            : Transition.to(next);
      }
      case RequestSignal.GatesKept(String reason) -> end(state, new Ending.Failed(reason), now);
      case RequestSignal.ApprovalNotTaken(String reason)
          when !now.isBefore(state.since().plus(TAKEN_WITHIN)) ->
          end(state, new Ending.Stale(reason), now);
      default -> underWay(state, signal);
    };
  }

  private static Transition committed(Committed state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.RolloutBegan(String rollout) ->
          Transition.to(
              new RollingOut(
                  state.ask(), state.plan(), state.approvals(), state.commit(), rollout, now),
              new RequestEvent.RolloutTaken(rollout));
      case RequestSignal.ApprovalPassedOn(String person) ->
          after(
              gatesPassed(state),
              Transition.to(
                  new Committed(
                      state.ask(),
                      state.plan(),
                      passed(state.approvals(), person),
                      state.commit(),
                      state.since())));
      case RequestSignal.GatesKept(String reason) ->
          end(
              state,
              new Ending.Failed(reason + "; its commit stands in Git, and waits at the gates"),
              now);
      case RequestSignal.RunsAlready() -> end(state, new Ending.NoChange(), now);
      case RequestSignal.Overtaken(String by) -> end(state, new Ending.Superseded(by), now);
      case RequestSignal.CommitStale(String what) -> end(state, new Ending.Stale(what), now);
      default -> underWay(state, signal);
    };
  }

  private static Transition rolling(RollingOut state, RequestSignal signal, Instant now) {
    return switch (signal) {
      case RequestSignal.ApprovalPassedOn(String person) ->
          after(gatesPassed(state), Transition.to(passed(state, person)));
      // It has passed them: nothing was in the way any more.
      case RequestSignal.GatesKept _ ->
          Transition.to(passed(state, state.ask().requester().person()));
      case RequestSignal.RolloutEnded(String rollout, var outcome, String cause, var by)
          when rollout.equals(state.rollout()) ->
          end(
              state,
              switch (outcome) {
                case SERVES -> new Ending.Done(rollout);
                case TAKEN_BACK -> new Ending.RolledBack(rollout, cause, by);
                case FAILED -> new Ending.Failed(cause);
                case SUPERSEDED -> new Ending.Superseded(cause);
              },
              now);
      default -> underWay(state, signal);
    };
  }

  static Transition underWay(RequestState state, RequestSignal signal) {
    return switch (signal) {
      case RequestSignal.Cancel _ -> Transition.refuse(state, Refusal.UNDER_WAY);
      default -> decided(state, signal);
    };
  }

  private static Transition decided(RequestState state, RequestSignal signal) {
    return switch (signal) {
      case RequestSignal.Approve _, RequestSignal.Decline _, RequestSignal.Cancel _ ->
          Transition.refuse(state, Refusal.DECIDED);
      default -> Transition.stay(state);
    };
  }

  /// In an emergency the word was passed on, for the first time.
  private static List<RequestEvent> gatesPassed(RequestState state) {
    boolean first = Errand.of(state).stream().anyMatch(Errand.PassGates.class::isInstance);
    return state
        .planned()
        .filter(_ -> first)
        .map(plan -> new RequestEvent.GatesPassed(state.ask().requester(), plan.hash()))
        .<List<RequestEvent>>map(List::of)
        .orElse(List.of());
  }

  private static Transition after(List<RequestEvent> first, Transition then) {
    return new Transition(
        then.next(),
        Stream.concat(first.stream(), then.events().stream()).toList(),
        then.refusal());
  }

  private static Ending all(Ask ask) {
    return ask.emergency().isPresent() ? new Ending.GatesPassed() : new Ending.Approved();
  }

  private static RollingOut passed(RollingOut state, String person) {
    return new RollingOut(
        state.ask(),
        state.plan(),
        passed(state.approvals(), person),
        state.commit(),
        state.rollout(),
        state.since());
  }

  private static List<Approval> passed(List<Approval> approvals, String person) {
    return approvals.stream()
        .map(each -> each.by().person().equals(person) ? each.passed() : each)
        .toList();
  }

  static Ending anew(Ask newer) {
    return new Ending.Superseded(
        newer.emergency().isPresent()
            ? "the emergency request " + newer.id() + " for " + newer.version()
            : "the requester's newer request for " + newer.version());
  }

  static Transition end(RequestState state, Ending ending, Instant now) {
    return Transition.to(
        new Ended(state.ask(), state.planned(), state.given(), ending, now),
        new RequestEvent.RequestEnded(ending));
  }
}
