package dev.slipway.bot.loop;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.StopAnswer;
import dev.slipway.bot.message.StopTarget;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans become signals. Where a request comes to nothing before it stands in a channel, its
/// requester alone hears why.
final class PlanResults {
  /// What stops a request at once instead of letting it wait.
  private static final Set<String> STOPPING = Set.of("lock", "freeze");

  private static final String APPROVAL = "approval";

  private final Turn turn;

  PlanResults(Turn turn) {
    this.turn = turn;
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
    var _ = turn.tell(ask.id(), reading.signal());
    if (before.get() instanceof RequestState.Planning) {
      answer(turn.request(ask.id()).orElseThrow(), reading, planned.channel());
    }
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
      case Asked.Known<PlanResponse>(PlanResponse plan) -> known(ask, plan, planned.basis());
      case Asked.NotFound<PlanResponse>(String code, String message)
          when code.equals("no-version") ->
          Reading.refused(
              message,
              Answer.unknownVersion(
                  ask.place(),
                  ask.version(),
                  planned.newest(),
                  version -> deploy(ask.place(), version)));
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

  private Reading known(Ask ask, PlanResponse plan, Optional<String> basis) {
    Optional<BlockStatus> stop =
        plan.blocks().stream().filter(block -> STOPPING.contains(block.kind())).findFirst();
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
      case FIRST_RELEASE, ROLLOUT, SUPERSEDE, ROLLBACK -> {
        if (standsInGit(ask, plan) && (stop.isPresent() || !waitsForApproval(plan))) {
          yield nothingToDo(ask, ask.version() + whereItStands(plan), plan.blocks());
        }
        if (stop.isPresent()) {
          yield Reading.refused(stop.get().reason(), stopped(ask, stop.get()));
        }
        Optional<Quorum> quorum = Quorums.in(turn.snapshot(), ask.place());
        if (plan.candidate().hash().isEmpty() || basis.isEmpty() || quorum.isEmpty()) {
          String why = unclear(plan, basis);
          yield Reading.refused(why, Obstacle.cannotPlan(ask, why));
        }
        yield new Reading(
            new RequestSignal.Planned(plan(plan, basis.get()), quorum.get(), commitBy(ask)),
            Optional.empty());
      }
    };
  }

  private CommitBy commitBy(Ask ask) {
    return turn.snapshot()
        .rules(ask.place().environment())
        .map(EnvironmentDefinition::commit)
        .orElse(CommitBy.PUSH);
  }

  /// Why a plan cannot be asked for at once; empty when it can.
  static Optional<String> whyNot(PlanResponse plan) {
    return switch (plan.change()) {
      case NONE, REJECTED, UNKNOWN -> Optional.of(plan.message());
      case FIRST_RELEASE, ROLLOUT, SUPERSEDE, ROLLBACK -> {
        Optional<BlockStatus> stop =
            plan.blocks().stream().filter(block -> STOPPING.contains(block.kind())).findFirst();
        yield plan.candidate().hash().isEmpty()
            ? Optional.of(unclear(plan, Optional.of("")))
            : stop.map(block -> block.reason() + ", until " + block.endsWhen());
      }
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

  private static boolean waitsForApproval(PlanResponse plan) {
    return plan.blocks().stream().anyMatch(block -> block.kind().equals(APPROVAL));
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

  private static Plan plan(PlanResponse plan, String basis) {
    boolean supersedes =
        plan.change() == PlanResponse.Change.SUPERSEDE
            || plan.change() == PlanResponse.Change.ROLLBACK;
    List<String> waits =
        plan.blocks().stream()
            .filter(block -> !block.kind().equals(APPROVAL))
            .map(BlockStatus::reason)
            .toList();
    return new Plan(
        plan.candidate().hash().orElseThrow(),
        basis,
        plan.baseline().map(ReleaseStatus::version),
        plan.candidate().version(),
        plan.candidate().digest(),
        plan.strategy().orElse(""),
        plan.steps(),
        supersedes,
        waits);
  }

  /// Who stopped it and until when, as the repository says it now.
  private Message stopped(Ask ask, BlockStatus block) {
    Optional<EnvironmentDefinition> rules = turn.snapshot().rules(ask.place().environment());
    Optional<Lock> lock =
        rules.flatMap(known ->
            known.locks().stream()
                .filter(each -> each.holds(ask.place().service(), turn.now()))
                .findFirst());
    Optional<Freeze> freeze =
        rules.flatMap(
            known -> known.freezes().stream().filter(each -> each.holdsAt(turn.now())).findFirst());
    if (block.kind().equals("lock") && lock.isPresent()) {
      return turn.snapshot().isBy(lock.get(), ask.requester().person())
          ? StopAnswer.ownLock(
              new StopTarget(lock.get().service(), ask.place().environment()), lock.get())
          : Answer.locked(ask.place(), lock.get(), new People(turn.snapshot().roster()));
    }
    return block.kind().equals("freeze") && freeze.isPresent()
        ? Answer.frozen(ask.place(), freeze.get())
        : Obstacle.cannotPlan(ask, block.reason());
  }

  /// What was asked for, to be run once more.
  static Optional<String> command(Ask ask) {
    return Optional.of(deploy(ask.place(), ask.version()).text());
  }

  private static Command deploy(Place place, String version) {
    return new Command.Deploy(place.service(), place.environment(), Optional.of(version));
  }
}
