package dev.slipway.bot.loop;

import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.loop.Conversation.Speaker;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Obstacle;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.request.Errand;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.util.List;
import java.util.Optional;

/// What became of tasks.
final class Results {
  private final Turn turn;
  private final Who who;
  private final Conversation conversation;
  private final PlanResults plans;
  private final Orders orders;
  private final Stops stops;
  private final Optional<Digests> digests;
  private final Remarks remarks;
  private final Lookout lookout;
  private final BackupLookout backups;

  /// What concerns incidents.
  record Aside(Remarks remarks, Lookout lookout, BackupLookout backups) {}

  /// @param digests absent where none are wanted
  Results(Turn turn, Who who, Conversation conversation, Optional<Digests> digests, Aside aside) {
    this.turn = turn;
    this.who = who;
    this.conversation = conversation;
    this.plans = new PlanResults(turn, who);
    this.orders = new Orders(turn);
    this.stops = new Stops(turn, who);
    this.digests = digests;
    this.remarks = aside.remarks();
    this.lookout = aside.lookout();
    this.backups = aside.backups();
  }

  void take(Outcome outcome) {
    switch (outcome) {
      case Outcome.Planned planned -> plans.take(planned);
      case Outcome.Committed committed -> committed(committed);
      case Outcome.OfPullRequest told -> pullRequest(told);
      case Outcome.Stopped(Task.Stop task, CommitResult result) -> stops.done(task, result);
      case Outcome.Overridden(Task.Override task, CommitResult result) ->
          new Overrides(turn, who).done(task, result);
      case Outcome.PassedOn passed -> passedOn(passed);
      case Outcome.Seen seen -> seen(seen);
      case Outcome.Given(Task.Give task, var answer) -> orders.given(task, answer);
      case Outcome.LookedUp(Task.LookUp task, var answer) -> {
        turn.whisper(task.reply().later(), answer);
        turn.done(task.number());
      }
      case Outcome.PlannedTogether planned -> new Together(turn).take(planned);
      case Outcome.FoundProven found -> new ProvenResults(turn, conversation).take(found);
      case Outcome.HomeLookedUp(Task.ShowHome task, var status) -> home(task, status);
      case Outcome.Proposed proposed -> proposed(proposed);
      case Outcome.Opened(Task.Open task, var failure) -> {
        failure.ifPresent(why -> turn.whisper(task.reply().later(), Obstacle.noDialog(why)));
        turn.done(task.number());
      }
      case Outcome.MessageRead(Task.ReadMessage task, var message, boolean asExpected) ->
          remarks.read(task, message, asExpected);
      case Outcome.LookedOut(_, var answer, var own) -> {
        lookout.take(answer);
        backups.take(own, answer);
      }
      case Outcome.DigestGathered gathered -> digests.ifPresent(each -> each.take(gathered));
      case Outcome.Broken(Task task) -> broken(task);
      case Outcome.Watched(Task.Watch task, Asked<RolloutStatus> answer) -> watched(task, answer);
    }
  }

  private void committed(Outcome.Committed committed) {
    RequestSignal signal =
        switch (committed.result()) {
          case CommitResult.Pushed(String commit) -> new RequestSignal.Pushed(commit);
          case CommitResult.Nothing() -> new RequestSignal.NothingToCommit();
          case CommitResult.Stale(String what) -> new RequestSignal.CommitStale(what);
          case CommitResult.Refused(String reason) -> new RequestSignal.CommitRefused(reason);
          case CommitResult.Unavailable _ -> new RequestSignal.Ticked();
        };
    var _ = turn.tell(committed.task().request(), signal);
  }

  private void pullRequest(Outcome.OfPullRequest told) {
    switch (told.result()) {
      case PullRequests.Result.Heard(RequestSignal signal) -> {
        var _ = turn.tell(told.task().request(), signal);
      }
      case PullRequests.Result.Unavailable(String reason) -> {
        var _ = turn.tell(told.task().request(), new RequestSignal.PullRequestStands(reason));
      }
      case PullRequests.Result.Waits() -> {}
    }
  }

  /// A conflict means that the reconciler has not seen the commit yet, or that Git has moved on:
  /// then the request hears of it. Both are tried again until the request has ended.
  private void passedOn(Outcome.PassedOn passed) {
    if (passed.task().errand() instanceof Errand.PassGates) {
      gatesPassed(passed);
      return;
    }
    switch (passed.answer()) {
      case Asked.Known<OperationResult> _,
          Asked.Refused<OperationResult> _,
          Asked.NotFound<OperationResult> _ -> {
        var _ =
            turn.tell(passed.task().request(), new RequestSignal.ApprovalPassedOn(passed.person()));
      }
      case Asked.Moved<OperationResult>(String reason) -> {
        var _ = turn.tell(passed.task().request(), new RequestSignal.ApprovalNotTaken(reason));
      }
      case Asked.Gone<OperationResult> _, Asked.Unavailable<OperationResult> _ -> {}
    }
  }

  /// What an emergency needs is done or refused: silence would leave it at the gates.
  private void gatesPassed(Outcome.PassedOn passed) {
    Optional<RequestSignal> signal =
        switch (passed.answer()) {
          case Asked.Known<OperationResult>(OperationResult result) when result.accepted() ->
              Optional.of(new RequestSignal.ApprovalPassedOn(passed.person()));
          case Asked.Known<OperationResult>(OperationResult result) ->
              Optional.of(new RequestSignal.GatesKept(result.message()));
          case Asked.Refused<OperationResult>(String reason) ->
              Optional.of(new RequestSignal.GatesKept(reason));
          case Asked.Moved<OperationResult>(String reason) ->
              Optional.of(new RequestSignal.ApprovalNotTaken(reason));
          case Asked.NotFound<OperationResult>(String _, String reason) ->
              Optional.of(new RequestSignal.ApprovalNotTaken(reason));
          case Asked.Gone<OperationResult> _, Asked.Unavailable<OperationResult> _ ->
              Optional.empty();
        };
    signal.ifPresent(it -> {
      var _ = turn.tell(passed.task().request(), it);
    });
  }

  private void seen(Outcome.Seen seen) {
    if (seen.answer() instanceof Asked.Known<ServiceStatus>(ServiceStatus status)
        && turn.request(seen.task().request()).orElse(null)
            instanceof RequestState.Committed committed) {
      turn.service(committed.ask().id(), status);
      WhetherSeen.in(status, committed)
          .filter(_ -> turn.isExplained(committed.ask().id()))
          .ifPresent(signal -> {
            var _ = turn.tell(committed.ask().id(), signal);
          });
    }
  }

  /// A person is not kept waiting; what a request or a message needs is tried again.
  private void broken(Task task) {
    switch (task) {
      case Task.Give give -> orders.given(give, new Asked.Unavailable<>("a fault of the bot"));
      case Task.LookUp look -> {
        turn.whisper(look.reply().later(), Answer.unavailable(Optional.of(look.query().text())));
        turn.done(look.number());
      }
      case Task.PlanTogether plan -> {
        turn.whisper(plan.reply().later(), Answer.unavailable(Optional.of(plan.command().text())));
        turn.done(plan.number());
      }
      case Task.FindProven find ->
          new ProvenResults(turn, conversation)
              .take(new Outcome.FoundProven(find, new Asked.Unavailable<>("a fault of the bot")));
      case Task.ShowHome show -> home(show, Optional.empty());
      case Task.Stop stop -> stops.done(stop, new CommitResult.Unavailable("a fault of the bot"));
      case Task.Override override ->
          new Overrides(turn, who)
              .done(override, new CommitResult.Unavailable("a fault of the bot"));
      case Task.Propose propose -> proposed(propose, List.of());
      case Task.Open open -> {
        turn.whisper(open.reply().later(), Obstacle.noDialog("a fault of the bot"));
        turn.done(open.number());
      }
      case Task.ReadMessage read -> remarks.read(read, Optional.empty(), false);
      case Task.Run _, Task.Watch _, Task.GatherDigest _, Task.LookOut _ -> {}
    }
  }

  private void home(Task.ShowHome task, Optional<EnvironmentsStatus> status) {
    Homes.show(turn, who, task.visitor(), status);
    task.number().ifPresent(turn::done);
  }

  private void proposed(Task.Propose task, List<String> newest) {
    turn.whisper(
        task.reply().later(),
        Obstacle.whichVersion(
            task.place(), newest, version -> task.wanted().version(version).command()));
    turn.done(task.number());
  }

  private void proposed(Outcome.Proposed proposed) {
    Task.Propose task = proposed.task();
    if (proposed.version().isPresent()) {
      conversation.deploy(
          new Speaker(
              task.number(),
              turn.now(),
              task.by(),
              task.reply().later(),
              task.channel(),
              Optional.empty()),
          task.wanted().version(proposed.version().get()));
      return;
    }
    if (proposed.dialog()) {
      turn.done(task.number());
    } else {
      proposed(task, proposed.newest());
    }
  }

  private void watched(Task.Watch task, Asked<RolloutStatus> answer) {
    switch (answer) {
      // What was measured is beside the point once the end is known.
      case Asked.Known<RolloutStatus>(RolloutStatus status)
          when turn.following(task.rollout())
              .filter(known -> !known.phase().isOver())
              .isPresent() ->
          turn.status(status);
      case Asked.NotFound<RolloutStatus> _ ->
          turn.following(task.rollout())
              .filter(known -> !known.phase().isOver())
              .ifPresent(known -> turn.follow(Lost.of(known, turn.now())));
      case Asked.Known<RolloutStatus> _,
          Asked.Moved<RolloutStatus> _,
          Asked.Gone<RolloutStatus> _,
          Asked.Refused<RolloutStatus> _,
          Asked.Unavailable<RolloutStatus> _ -> {}
    }
  }
}
