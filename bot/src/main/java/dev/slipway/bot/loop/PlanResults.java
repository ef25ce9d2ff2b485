package dev.slipway.bot.loop;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.StopAnswer;
import dev.slipway.bot.message.StopTarget;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Plans become signals. Where a request comes to nothing before it stands in a channel, its
/// requester alone hears why.
final class PlanResults {
  private final Turn turn;
  private final Who who;

  PlanResults(Turn turn, Who who) {
    this.turn = turn;
    this.who = who;
  }

  /// @param answer for the requester, where it comes to nothing
  private record Reading(RequestSignal signal, Optional<Message> answer) {
    static Reading no(RequestSignal signal, Message answer) {
      return new Reading(signal, Optional.of(answer));
    }

    static Reading refused(String reason, Message answer) {
      return no(new RequestSignal.PlanRefused(reason), answer);
    }
  }

  void take(Outcome.Planned planned) {
    Optional<RequestState> before = turn.request(planned.task().request());
    if (before.isEmpty()) {
      return;
    }
    Ask ask = before.get().ask();
    Reading reading = read(ask, planned);
    var _ = turn.tell(ask.id(), checked(before.get(), reading.signal()));
    if (before.get() instanceof RequestState.Planning) {
      answer(turn.request(ask.id()).orElseThrow(), reading, planned.channel());
    }
  }

  /// Who has agreed, and who asked, must still be permitted to when it is looked at once more.
  private RequestSignal checked(RequestState before, RequestSignal signal) {
    if (!(before instanceof RequestState.Verifying verifying)
        || !(signal instanceof RequestSignal.Planned)) {
      return signal;
    }
    return who.noLongerPermitted(verifying)
        .<RequestSignal>map(RequestSignal.PlanRefused::new)
        .orElse(signal);
  }

  /// What came to nothing has no message; what has one elsewhere is not seen by who typed it.
  private void answer(RequestState after, Reading reading, Optional<String> channel) {
    Ask ask = after.ask();
    if (after instanceof RequestState.Ended) {
      reading.answer().ifPresent(message -> turn.whisper(Reply.to(ask), message));
    } else if (after.planned().isPresent()) {
      channel
          .filter(id -> !id.equals(ask.origin().channel()))
          .ifPresent(id -> turn.whisper(Reply.to(ask), Answer.asked(after, id)));
    }
  }

  private Reading read(Ask ask, Outcome.Planned planned) {
    return switch (planned.answer()) {
      case Asked.Known<PlanResponse>(PlanResponse plan) -> known(ask, plan, planned);
      case Asked.NotFound<PlanResponse>(String code, String message)
          when code.equals("no-version") ->
          Reading.refused(
              message,
              Answer.unknownVersion(
                  ask.place(),
                  ask.version(),
                  planned.newest(),
                  version -> Wanted.of(ask).version(version).command()));
      case Asked.NotFound<PlanResponse>(String _, String message) ->
          Reading.refused(message, Obstacle.cannotPlan(ask, message));
      case Asked.Refused<PlanResponse>(String message) ->
          Reading.refused(message, Obstacle.cannotPlan(ask, message));
      case Asked.Unavailable<PlanResponse>(String message) ->
          Reading.no(new RequestSignal.PlanUnavailable(message), Answer.unavailable(command(ask)));
      case Asked.Moved<PlanResponse> _, Asked.Gone<PlanResponse> _ ->
          new Reading(new RequestSignal.Ticked(), Optional.empty());
    };
  }

  private Reading known(Ask ask, PlanResponse plan, Outcome.Planned planned) {
    return switch (plan.change()) {
      case NONE ->
          serves(plan)
              ? Reading.no(
                  new RequestSignal.RunsAlready(), Answer.alreadyLive(ask.place(), ask.version()))
              : nothingToDo(ask, plan.message(), plan.blocks());
      case REJECTED -> Reading.refused(plan.message(), Obstacle.rejected(ask, plan.message()));
      case UNKNOWN ->
          Reading.refused(
              "the reconciler is newer than this bot and plans something that it does not know",
              Obstacle.cannotPlan(ask, "the reconciler is newer than the bot: update the bot"));
      case FIRST_RELEASE, ROLLOUT, SUPERSEDE, ROLLBACK -> change(ask, plan, planned);
    };
  }

  private Reading change(Ask ask, PlanResponse plan, Outcome.Planned planned) {
    Optional<String> basis = planned.basis();
    boolean emergency = ask.emergency().isPresent();
    Optional<BlockStatus> stop = emergency ? Optional.empty() : Gates.stop(plan);
    boolean waits = emergency ? Gates.holdAny(plan) : Gates.waitsForApproval(plan);
    if (standsInGit(ask, plan) && (stop.isPresent() || !waits)) {
      return nothingToDo(ask, ask.version() + whereItStands(plan), plan.blocks());
    }
    Optional<Reading> stopped = stopped(ask, stop);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    Optional<Quorum> quorum = Quorums.in(turn.snapshot(), ask.place());
    if (plan.candidate().hash().isEmpty() || basis.isEmpty() || quorum.isEmpty()) {
      String why = unclear(plan, basis);
      return Reading.refused(why, Obstacle.cannotPlan(ask, why));
    }
    return emergency
        ? emergency(ask, Gates.passedBy(plan, basis.get(), quorum.get()))
        : new Reading(
            new RequestSignal.Planned(
                Gates.heldBy(plan, basis.get()).after(planned.before()),
                quorum.get(),
                commitBy(ask)),
            Optional.empty());
  }

  private CommitBy commitBy(Ask ask) {
    return turn.snapshot()
        .rules(ask.place().environment())
        .map(EnvironmentDefinition::commit)
        .orElse(CommitBy.PUSH);
  }

  private Reading emergency(Ask ask, Plan plan) {
    Permission needed = Permission.EMERGENCY;
    String environment = ask.place().environment();
    boolean permitted = who.may(ask.requester(), needed, environment);
    if (!permitted) {
      turn.audit(ask.requester().person(), "refuse", ask.id().text(), needed + " is not permitted");
    }
    return new Reading(
        new RequestSignal.PlannedInEmergency(plan, permitted),
        permitted
            ? Optional.empty()
            : Optional.of(
                Answer.notPermitted(needed, ask.place(), who.holders(needed, environment))));
  }

  /// What is wanted later is stopped by what holds then, as far as that is known.
  private Optional<Reading> stopped(Ask ask, Optional<BlockStatus> stop) {
    Optional<Instant> due = ask.due().filter(turn.now()::isBefore);
    return due.isPresent()
        ? stops(ask, due.get())
            .map(message -> Reading.refused("it is locked or frozen then", message))
        : stop.map(block ->
            Reading.refused(
                block.reason(),
                stops(ask, turn.now()).orElseGet(() -> Obstacle.cannotPlan(ask, block.reason()))));
  }

  /// Why a plan cannot be asked for; empty when it can.
  ///
  /// @param stop what stops it there
  static Optional<String> whyNot(PlanResponse plan, Optional<String> stop) {
    return switch (plan.change()) {
      case NONE, REJECTED, UNKNOWN -> Optional.of(plan.message());
      case FIRST_RELEASE, ROLLOUT, SUPERSEDE, ROLLBACK ->
          plan.candidate().hash().isEmpty() ? Optional.of(unclear(plan, Optional.of(""))) : stop;
    };
  }

  private boolean standsInGit(Ask ask, PlanResponse plan) {
    return Links.standsInGit(
        turn.snapshot(), ask.place(), plan.candidate().version(), plan.candidate().digest());
  }

  /// Nothing happens also while the same content is on its way up, or another one on its way back.
  private static boolean serves(PlanResponse plan) {
    return plan.baseline()
        .filter(now ->
            now.version().equals(plan.candidate().version())
                && now.hash().equals(plan.candidate().hash()))
        .isPresent();
  }

  private static String whereItStands(PlanResponse plan) {
    return plan.blocks().isEmpty()
        ? " stands in Git already, the reconciler begins by itself"
        : " stands in Git already, and waits";
  }

  private static Reading nothingToDo(Ask ask, String why, List<BlockStatus> blocks) {
    return Reading.no(new RequestSignal.NothingToDo(why), Obstacle.nothingToDo(ask, why, blocks));
  }

  private static String unclear(PlanResponse plan, Optional<String> basis) {
    if (basis.isEmpty()) {
      return "the environments repository does not name "
          + plan.service()
          + " in "
          + plan.environment()
          + " in a valid file";
    }
    return plan.blocks().stream().findFirst().map(BlockStatus::reason).orElse(plan.message());
  }

  /// Who stops it and until when, as the repository says it now.
  private Optional<Message> stops(Ask ask, Instant at) {
    Optional<EnvironmentDefinition> rules = turn.snapshot().rules(ask.place().environment());
    Optional<Message> locked =
        rules.stream()
            .flatMap(known -> known.locks().stream())
            .filter(each -> each.holds(ask.place().service(), at))
            .findFirst()
            .map(lock -> locked(ask, lock));
    return locked.or(() ->
        rules.stream()
            .flatMap(known -> known.freezes().stream())
            .filter(each -> each.holdsAt(at))
            .findFirst()
            .map(freeze -> Answer.frozen(ask.place(), freeze)));
  }

  private Message locked(Ask ask, Lock lock) {
    return turn.snapshot().isBy(lock, ask.requester().person())
        ? StopAnswer.ownLock(new StopTarget(lock.service(), ask.place().environment()), lock)
        : Answer.locked(ask.place(), lock, new People(turn.snapshot().roster()));
  }

  /// What was asked for, to be run once more.
  static Optional<String> command(Ask ask) {
    return Optional.of(Wanted.of(ask).command().text());
  }
}
