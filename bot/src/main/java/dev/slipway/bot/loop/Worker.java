package dev.slipway.bot.loop;

import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.forge.Forge;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.OverrideCommit;
import dev.slipway.bot.repository.StopCommit;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Errand;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.PullRequest;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.Soak;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.Slack.Written;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.source.Sources;
import dev.slipway.environments.language.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries tasks out: the only part of the loop that talks to anybody. Blocking; may be called from
/// several threads; each task may be carried out twice.
public final class Worker {
  private final Reconciler reconciler;
  private final EnvironmentsRepository repository;
  private final Slack slack;
  private final Supplier<BackupStatus> backups;
  private final PullRequests pullRequests;
  private final Proofs proofs;
  private final LookUps lookUps;
  private final Emergencies emergencies;

  /// Whom it talks to.
  ///
  /// @param backups how those of the bot's own journal stand
  public record Parts(
      Reconciler reconciler,
      EnvironmentsRepository repository,
      Forge forge,
      Sources sources,
      Slack slack,
      Supplier<BackupStatus> backups) {}

  public Worker(Parts parts) {
    this.reconciler = parts.reconciler();
    this.repository = parts.repository();
    this.slack = parts.slack();
    this.backups = parts.backups();
    this.pullRequests = new PullRequests(repository, parts.forge());
    this.proofs = new Proofs(reconciler);
    this.emergencies = new Emergencies(reconciler, repository);
    this.lookUps = new LookUps(reconciler, repository, parts.sources(), proofs);
  }

  public Outcome carryOut(Task task) {
    return switch (task) {
      case Task.Run run ->
          switch (run.errand()) {
            case Errand.AskPlan() -> plan(run);
            case Errand.Commit(Plan plan, var approvals) -> commit(run, plan, approvals);
            case Errand.OpenPullRequest(Plan plan, var approvals) ->
                openPullRequest(run, plan, approvals);
            case Errand.AskWhetherMerged(Plan plan, PullRequest known) ->
                heard(run, pullRequests.look(run.state().ask(), plan, known));
            case Errand.ClosePullRequest(Plan plan, Ending ending) ->
                heard(run, pullRequests.close(run.state().ask(), plan, PullRequests.why(ending)));
            case Errand.PassOn(Plan plan, Approval approval) -> passOn(run, plan, approval);
            case Errand.PassGates(Plan plan, Approval word, String reason) ->
                passGates(run, plan, word, reason);
            case Errand.AskWhetherSeen _ ->
                new Outcome.Seen(run, reconciler.service(run.state().ask().place()));
          };
      case Task.Give give -> new Outcome.Given(give, give(give));
      case Task.LookUp look -> new Outcome.LookedUp(look, lookUps.answer(look.query()));
      case Task.PlanTogether plan ->
          new Outcome.PlannedTogether(plan, lookUps.plans(plan.command()));
      case Task.FindProven find -> new Outcome.FoundProven(find, proofs.wantedBy(find.wanted()));
      case Task.ShowHome show -> new Outcome.HomeLookedUp(show, lookUps.environments());
      case Task.Propose propose -> propose(propose);
      case Task.Stop stop -> new Outcome.Stopped(stop, stop(stop));
      case Task.Override override -> new Outcome.Overridden(override, override(override));
      case Task.ReadMessage read -> read(read);
      case Task.Open open -> new Outcome.Opened(open, open(open));
      case Task.LookOut look ->
          new Outcome.LookedOut(look, reconciler.environments(), backups.get());
      case Task.GatherDigest gather ->
          new Outcome.DigestGathered(gather, reconciler.environments());
      case Task.Watch watch -> new Outcome.Watched(watch, reconciler.rollout(watch.rollout()));
    };
  }

  private Outcome plan(Task.Run run) {
    Ask ask = run.state().ask();
    Asked<PlanResponse> answer = reconciler.plan(ask.place(), Optional.of(ask.version()));
    boolean noSuchVersion =
        answer instanceof Asked.NotFound<PlanResponse>(String code, String _)
            && code.equals("no-version");
    try {
      // What others have merged meanwhile belongs to what people approve.
      var _ = repository.refresh();
      return new Outcome.Planned(
          run,
          answer,
          repository.basis(ask.place()),
          before(run.state()),
          noSuchVersion ? proofs.newest(ask.place().service()) : List.of(),
          channel(run.state()));
    } catch (UnavailableException e) {
      return new Outcome.Planned(
          run,
          new Asked.Unavailable<>(String.valueOf(e.getMessage())),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());
    }
  }

  /// Told when people are asked; once they have answered it decides nothing.
  private Optional<Soak> before(RequestState request) {
    Ask ask = request.ask();
    return request instanceof RequestState.Planning
        ? repository
            .known()
            .promotesFrom(ask.place())
            .flatMap(place -> proofs.soak(place, ask.version()))
        : Optional.empty();
  }

  private Optional<String> channel(RequestState request) {
    if (!(request instanceof RequestState.Planning)) {
      return Optional.empty();
    }
    try {
      return Optional.of(slack.channel(request.ask().channel()));
    } catch (SlackException _) {
      return Optional.empty();
    }
  }

  private Outcome commit(Task.Run run, Plan plan, List<Approval> approvals) {
    Ask ask = run.state().ask();
    if (ask.emergency().isPresent() && !emergencies.mayCall(ask)) {
      return new Outcome.Committed(run, new CommitResult.Refused(Emergencies.whyNot(ask)));
    }
    Optional<DeployCommit> order = order(ask, plan, approvals);
    CommitResult result =
        order
            .map(repository::commit)
            .orElseGet(() -> new CommitResult.Refused(nobody(ask.requester())));
    if (result instanceof CommitResult.Pushed) {
      reconciler.hint();
    }
    return new Outcome.Committed(run, result);
  }

  private Outcome openPullRequest(Task.Run run, Plan plan, List<Approval> approvals) {
    Ask ask = run.state().ask();
    return heard(
        run,
        order(ask, plan, approvals)
            .map(order -> pullRequests.open(order, ask, plan))
            .orElseGet(() ->
                new PullRequests.Result.Heard(
                    new RequestSignal.CommitRefused(nobody(ask.requester())))));
  }

  private Outcome heard(Task.Run run, PullRequests.Result result) {
    if (result instanceof PullRequests.Result.Heard(RequestSignal.Pushed _)) {
      reconciler.hint();
    }
    return new Outcome.OfPullRequest(run, result);
  }

  /// Empty where the requester is nobody any more.
  private Optional<DeployCommit> order(Ask ask, Plan plan, List<Approval> approvals) {
    List<Person> approvers =
        approvals.stream().flatMap(each -> person(each.by().person()).stream()).toList();
    return person(ask.requester().person())
        .map(author ->
            new DeployCommit(
                ask.id(),
                author,
                approvers,
                ask.place(),
                plan.candidate(),
                plan.digest(),
                plan.basis()));
  }

  private static String nobody(Actor actor) {
    return actor.person() + " is no longer in slipway.yaml: nobody to commit for";
  }

  private CommitResult stop(Task.Stop task) {
    Optional<Person> author = person(task.by().person());
    if (author.isEmpty()) {
      return new CommitResult.Refused(nobody(task.by()));
    }
    CommitResult result =
        repository.stop(
            new StopCommit(
                task.id(), author.get(), task.command().environment(), task.change(), task.at()));
    if (result instanceof CommitResult.Pushed) {
      reconciler.hint();
    }
    return read(result);
  }

  /// What is said next is said of what is there now.
  private CommitResult read(CommitResult result) {
    try {
      var _ = repository.refresh();
      return result;
    } catch (UnavailableException e) {
      return result instanceof CommitResult.Stale
          ? new CommitResult.Unavailable(String.valueOf(e.getMessage()))
          : result;
    }
  }

  private CommitResult override(Task.Override task) {
    return person(task.by().person())
        .map(author ->
            read(
                repository.override(
                    new OverrideCommit(
                        task.id(), author, task.schedule(), task.standIn(), task.at()))))
        .orElseGet(() -> new CommitResult.Refused(nobody(task.by())));
  }

  private Optional<Person> person(String id) {
    return Optional.ofNullable(repository.known().roster().people().get(id));
  }

  private Outcome passOn(Task.Run run, Plan plan, Approval approval) {
    Ask ask = run.state().ask();
    OperationRequest request =
        OperationRequest.by(
                approval.by().person(),
                "approved in chat for " + ask.id(),
                ask.id() + "-approve-" + approval.by().person())
            .withHash(plan.hash());
    return new Outcome.PassedOn(
        run, approval.by().person(), reconciler.onService(ask.place(), Operation.APPROVE, request));
  }

  private Outcome passGates(Task.Run run, Plan plan, Approval word, String reason) {
    return new Outcome.PassedOn(
        run, word.by().person(), emergencies.passGates(run.state().ask(), plan, reason));
  }

  private Asked<OperationResult> give(Task.Give task) {
    OperationRequest request =
        OperationRequest.by(task.by().person(), task.order().reason(), "chat-" + task.reply().id());
    Operation operation = operation(task.order().order());
    if (operation.scope() == Operation.Scope.SERVICE) {
      return reconciler.onService(task.place(), operation, request);
    }
    if (task.rollout().isPresent()) {
      return reconciler.onRollout(task.rollout().get(), operation, request);
    }
    return switch (reconciler.service(task.place())) {
      case Asked.Known<ServiceStatus>(ServiceStatus status) ->
          status
              .rollout()
              .map(RolloutSummary::id)
              .map(id -> reconciler.onRollout(id, operation, request))
              .orElseGet(() ->
                  new Asked.NotFound<>(
                      "no-rollout", "nothing is being rolled out for " + task.place()));
      case Asked.NotFound<ServiceStatus>(String code, String message) ->
          new Asked.NotFound<>(code, message);
      case Asked.Moved<ServiceStatus>(String message) -> new Asked.Moved<>(message);
      case Asked.Refused<ServiceStatus>(String message) -> new Asked.Refused<>(message);
      case Asked.Unavailable<ServiceStatus>(String message) -> new Asked.Unavailable<>(message);
      case Asked.Gone<ServiceStatus> _ -> new Asked.Gone<>();
    };
  }

  private static Operation operation(Command.Order order) {
    return switch (order) {
      case PAUSE -> Operation.PAUSE;
      case RESUME -> Operation.RESUME;
      case COMPLETE -> Operation.COMPLETE;
      case ABORT -> Operation.ABORT;
      case RETRY -> Operation.RETRY;
      case ROLLBACK -> Operation.ROLLBACK;
      case COMPLAIN -> Operation.COMPLAIN;
    };
  }

  private Outcome propose(Task.Propose task) {
    Optional<String> proven =
        task.from()
            .map(environment -> new Place(environment, task.place().service()))
            .flatMap(proofs::last);
    if (proven.isPresent()) {
      return new Outcome.Proposed(task, proven, false, List.of());
    }
    boolean opened = task.trigger().isPresent() && opens(task.trigger().get(), task.dialog());
    return new Outcome.Proposed(
        task, Optional.empty(), opened, opened ? List.of() : proofs.newest(task.place().service()));
  }

  private boolean opens(String trigger, Dialog dialog) {
    try {
      slack.open(trigger, dialog);
      return true;
    } catch (SlackException _) {
      return false;
    }
  }

  private Outcome read(Task.ReadMessage task) {
    try {
      Optional<Written> message = slack.read(new Posted(task.channel(), task.ts()));
      boolean threaded = message.flatMap(Written::thread).isPresent();
      boolean asExpected =
          !threaded
              && task.expected().isPresent()
              && slack.channel(task.expected().get()).equals(task.channel());
      return new Outcome.MessageRead(task, message, asExpected);
    } catch (SlackException _) {
      return new Outcome.MessageRead(task, Optional.empty(), false);
    }
  }

  private Optional<String> open(Task.Open task) {
    try {
      slack.open(task.trigger(), task.dialog());
      return Optional.empty();
    } catch (SlackException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
