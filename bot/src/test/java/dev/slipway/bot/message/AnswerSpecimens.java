package dev.slipway.bot.message;

import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.ProblemStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ReplicaStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Problem;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import dev.slipway.bot.message.RollbackAlert.Background;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ending;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Permission;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Alerts, private answers, pages and dialogs, made of the words of a world.
record AnswerSpecimens(World world, CardSpecimens cards) {
  AnswerSpecimens(World world) {
    this(world, new CardSpecimens(world));
  }

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    alerts(all);
    answers(all);
    obstacles(all);
    decisions(all);
    pages(all);
    return all;
  }

  private void alerts(Map<String, Object> all) {
    for (Outcome outcome : List.of(Outcome.ROLLED_BACK, Outcome.ABORTED, Outcome.FAILED)) {
      Following over = rollouts().following(Phase.ENDED, 0, Optional.of(rollouts().end(outcome)));
      String name = "alert-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.put(name, alert(over, Optional.of(world.requester())));
    }
    all.put("alert-returning", alert(cards.returning(), Optional.of(world.requester())));
    all.put(
        "alert-failed-serves",
        alert(
            rollouts().following(Phase.ENDED, 100, Optional.of(rollouts().end(Outcome.FAILED))),
            Optional.of(world.requester())));
    Following merged =
        rollouts().following(Phase.ENDED, 0, Optional.of(rollouts().end(Outcome.ROLLED_BACK)));
    all.put("alert-merge", alert(merged, Optional.empty()));
    all.put(
        "alert-person-needed",
        RollbackAlert.personNeeded(
            world.place(),
            world.say("the baseline has no healthy instance"),
            World.NOON,
            background(Optional.empty())));
  }

  private Message alert(Following following, Optional<Actor> requester) {
    return RollbackAlert.of(following, Optional.of(rollouts().rollout()), background(requester));
  }

  private void answers(Map<String, Object> all) {
    List<String> versions = List.of(world.newer(), world.older(), "1.3.0", "1.2.0");
    all.put("answer-problem", Answer.problem(problem()));
    all.put("answer-stranger", Answer.stranger(world.requester().slack()));
    all.put(
        "answer-not-permitted", Answer.notPermitted(Permission.OPERATE, world.place(), holders()));
    all.put(
        "answer-group-unknown",
        Answer.notPermitted(Permission.OPERATE, world.place(), withoutGroup()));
    all.put("answer-already-live", Answer.alreadyLive(world.place(), world.newer()));
    all.put("answer-already-asked-for", Answer.alreadyAskedFor(cards.awaiting(List.of())));
    all.put(
        "answer-frozen",
        Answer.frozen(
            world.place(),
            new Freeze(World.NOON, World.NOON.plusSeconds(1), world.say("holidays"))));
    all.put("answer-locked", Answer.locked(world.place(), lock(), world.people()));
    all.put(
        "answer-unknown-version",
        Answer.unknownVersion(
            world.place(),
            world.newer(),
            versions,
            version ->
                new Command.Deploy(
                    world.place().service(), world.place().environment(), Optional.of(version))));
    all.put("answer-unavailable", Answer.unavailable(Optional.of(order().text())));
    all.put("answer-unknown-outcome", Answer.unknownOutcome(world.place()));
    all.put(
        "answer-operated",
        Answer.operated(
            order(), new OperationResult(true, world.say("Traffic goes back to 1.4.1."), 8)));
    all.put(
        "answer-no-effect",
        Answer.operated(
            order(), new OperationResult(false, world.say("there is no rollout to abort"), 8)));
    all.put(
        "answer-complained",
        Answer.operated(
            new Command.Operate(
                Command.Order.COMPLAIN, world.place().service(), world.place().environment(), ""),
            new OperationResult(
                true, "2 people complain; the rollout goes back when more than 5 do", 8)));
    all.put("answer-refused", Answer.refused(order(), world.say("the state moved on meanwhile")));
    all.put("answer-asked", Answer.asked(cards.awaiting(List.of()), world.say("C0DEPLOYS")));
  }

  private void obstacles(Map<String, Object> all) {
    String reason = world.say("there is no secret frontend/token for staging");
    all.put(
        "obstacle-which-version",
        Obstacle.whichVersion(
            world.place(),
            List.of(world.newer(), world.older()),
            version ->
                new Command.Deploy(
                    world.place().service(), world.place().environment(), Optional.of(version))));
    all.put("obstacle-too-far", Obstacle.tooFar(Duration.ofDays(7)));
    all.put("obstacle-cannot-plan", Obstacle.cannotPlan(cards.ask(), reason));
    all.put(
        "obstacle-nothing-to-do",
        Obstacle.nothingToDo(
            cards.ask(),
            world.newer() + " stands in Git already, and waits",
            Collections.nCopies(world.many() - 1, rollouts().block())));
    all.put("obstacle-rejected", Obstacle.rejected(cards.ask(), reason));
    all.put("obstacle-still-trying", Obstacle.stillTrying(order()));
    all.put("obstacle-no-dialog", Obstacle.noDialog(world.say("trigger_expired")));
    all.put("obstacle-incomplete", Obstacle.incomplete());
  }

  private Holders holders() {
    return new Holders(List.of(world.team()), Collections.emptySortedMap());
  }

  private Holders withoutGroup() {
    return new Holders(
        List.of(world.team()), new TreeMap<>(Map.of(world.team(), "Slack answers missing_scope")));
  }

  private void decisions(Map<String, Object> all) {
    var request = cards.awaiting(cards.approvals());
    all.put("decision-own-request", DecisionRefused.ownRequest(request));
    all.put("decision-not-in-teams", DecisionRefused.notInTeams(request, holders()));
    all.put(
        "decision-not-on-call",
        DecisionRefused.notInTeams(
            cards.delegated(),
            new Holders(List.of(world.team()), new TreeMap<>(), Optional.of(world.team()))));
    all.put("decision-group-unknown", DecisionRefused.notInTeams(request, withoutGroup()));
    all.put("decision-twice", DecisionRefused.twice(request));
    all.put("decision-changed", DecisionRefused.changed(request));
    all.put("decision-stale", DecisionRefused.stale(request));
    all.put("decision-expired", DecisionRefused.expired(request));
    all.put("decision-not-yours", DecisionRefused.notYours(request));
    all.put("decision-under-way", DecisionRefused.tooLate(cards.rollingOut(), world.people()));
    all.put(
        "decision-over",
        DecisionRefused.tooLate(
            cards.ended(new Ending.Declined(world.approver(), world.say("not on a Friday"))),
            world.people()));
  }

  private void pages(Map<String, Object> all) {
    Command.Status everything = new Command.Status(Optional.empty(), Optional.empty());
    all.put("status", StatusPage.of(environments(), everything));
    all.put("status-nothing", StatusPage.of(new EnvironmentsStatus(List.of()), everything));
    all.put(
        "history",
        HistoryPage.of(
            world.place(),
            Collections.nCopies(
                world.many(),
                cards.ended(new Ending.Stale(world.say("1.5.0 is wanted there now")))),
            List.of(rollouts().following(Phase.CLIMBING, 25, Optional.empty())),
            world.people()));
    all.put("history-nothing", HistoryPage.of(world.place(), List.of(), List.of(), world.people()));
    all.put("dialog-deploy", DeployDialog.of(known(), catalog(), "C1"));
    all.put("dialog-decline", DeclineDialog.of(cards.ask().id(), World.HASH));
    all.put(
        "home",
        HomePage.of(
            Collections.nCopies(world.many(), cards.awaiting(cards.approvals())),
            Collections.nCopies(world.many(), cards.rollingOut()),
            Optional.of(environments()),
            new StopSpecimens(world).lines(),
            OnDutyLines.schedules(new IncidentSpecimens(world).duty(), World.NOON)));
    all.put(
        "home-nothing", HomePage.of(List.of(), List.of(), Optional.empty(), List.of(), List.of()));
  }

  EnvironmentsStatus environments() {
    GitStatus git =
        new GitStatus(
            "main",
            none(),
            Optional.of(World.NOON),
            none(),
            Optional.of(world.say("fetch failed: connection refused")));
    return new EnvironmentsStatus(
        List.of(
            new EnvironmentStatus(
                world.place().environment(),
                git,
                Collections.nCopies(world.many(), service()),
                Collections.nCopies(world.many() - 1, rollouts().block()),
                List.of())),
        none(),
        none());
  }

  private ServiceStatus service() {
    ReleaseStatus current =
        new ReleaseStatus(world.older(), none(), none(), true, Optional.of(World.NOON));
    return new ServiceStatus(
        world.place().environment(),
        world.place().service(),
        7,
        none(),
        Optional.of(current),
        Optional.of(current),
        Optional.of(current),
        none(),
        25,
        new ReplicaStatus(3, 2),
        Optional.of(summary(current)),
        List.of(rollouts().block()),
        List.of(),
        List.of(new DriftStatus(world.say("frontend-2 is gone"), World.NOON, none())),
        List.of(
            new ProblemStatus(
                "environments/x.yaml", 3, 1, world.say("unknown key \"replica\""), none())),
        List.of());
  }

  private RolloutSummary summary(ReleaseStatus baseline) {
    return new RolloutSummary(
        RolloutSpecimens.ROLLOUT,
        "canary",
        RolloutPhase.HOLDING,
        Optional.of(baseline),
        rollouts().rollout().candidate(),
        2,
        3,
        25,
        Optional.of(world.say("2 min of 5 min under analysis")),
        World.NOON);
  }

  private Background background(Optional<Actor> requester) {
    return new Background(
        world.people(),
        requester,
        cards.approvals(),
        Optional.of(URI.create("https://acme.slack.com/archives/C1/p1700000000000100")),
        true);
  }

  private Problem problem() {
    return new Problem(
        world.say("There is no service \"fronted\". Did you mean one of these?"),
        List.of("frontend staging", order().text()));
  }

  private Command.Operate order() {
    return new Command.Operate(
        Command.Order.ABORT,
        world.place().service(),
        world.place().environment(),
        world.say("checkout fails"));
  }

  private Lock lock() {
    return new Lock(
        Optional.of(world.place().service()),
        "grace",
        world.say("migration running"),
        World.NOON.plusSeconds(60));
  }

  private Command.Ask known() {
    return new Command.Ask(
        Optional.of(world.place().service()), none(), Optional.of(world.newer()));
  }

  private Catalog catalog() {
    return new Catalog(
        new TreeMap<>(
            Map.of(
                world.place().service(),
                new LinkedHashSet<>(List.of(world.place().environment())))),
        new LinkedHashMap<>(Map.of(world.place().environment(), List.of())));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private RolloutSpecimens rollouts() {
    return new RolloutSpecimens(world);
  }
}
