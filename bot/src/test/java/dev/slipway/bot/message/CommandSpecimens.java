package dev.slipway.bot.message;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.operation.PlanResponse.Change;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Command.Side;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.message.TogetherAnswer.Refused;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Approvals.AppliesTo;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Answers to commands, made of the words of a world.
record CommandSpecimens(World world, CardSpecimens cards) {
  private static final Optional<URI> SOURCE =
      Optional.of(URI.create("https://github.com/acme/frontend"));

  CommandSpecimens(World world) {
    this(world, new CardSpecimens(world));
  }

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    decisions(all);
    plans(all);
    proven(all);
    differences(all);
    together(all);
    Duty nobody = new Duty(OnCall.NOBODY, Roster.EMPTY);
    all.put(
        "who", WhoPage.of(rules(2, world.many()), new IncidentSpecimens(world).duty(), World.NOON));
    all.put("who-nobody", WhoPage.of(rules(0, 1), nobody, World.NOON));
    all.put("who-nothing", WhoPage.of(rules(0, 0), nobody, World.NOON));
    return all;
  }

  private void plans(Map<String, Object> all) {
    for (Change change : Change.values()) {
      all.put(
          "plan-" + change.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          PlanPage.of(plan(change, List.of()), Optional.of(cards.quorum()), SOURCE));
    }
    all.put(
        "plan-blocked",
        PlanPage.of(
            plan(Change.ROLLOUT, Collections.nCopies(world.many(), rollouts().block())),
            Optional.of(cards.quorum()),
            SOURCE));
    all.put(
        "plan-unasked",
        PlanPage.of(
            plan(Change.ROLLOUT, List.of()),
            Optional.of(new Quorum(0, List.of(), false, Duration.ZERO)),
            Optional.empty()));
    all.put(
        "plan-on-call",
        PlanPage.of(
            plan(Change.ROLLOUT, List.of()), Optional.of(cards.delegated().quorum()), SOURCE));
    all.put("plan-refused", PlanPage.refused(world.place(), world.say("no such service")));
  }

  private PlanResponse plan(Change change, List<BlockStatus> blocks) {
    boolean moves = change != Change.NONE && change != Change.REJECTED;
    return new PlanResponse(
        world.place().environment(),
        world.place().service(),
        7,
        change,
        change == Change.FIRST_RELEASE ? Optional.empty() : Optional.of(release(world.older())),
        release(world.newer()),
        moves ? Optional.of(world.say("canary")) : Optional.empty(),
        moves ? Collections.nCopies(world.many(), world.say("25 % for 5m")) : List.of(),
        world.say("1.4.2 (3fa29c01ab) was taken back before: it needs a retry"),
        blocks);
  }

  private static ReleaseStatus release(String version) {
    return new ReleaseStatus(
        version, Optional.of(World.DIGEST), Optional.of(World.HASH), false, Optional.empty());
  }

  private void proven(Map<String, Object> all) {
    Command.Promote promote =
        new Command.Promote(world.place().service(), "dev", world.place().environment());
    Command.RollBackTo back =
        new Command.RollBackTo(world.place().service(), world.place().environment(), world.newer());
    all.put(
        "promote-other-source", ProvenAnswer.otherSource(promote, "integration", right -> right));
    all.put("promote-unproven", ProvenAnswer.unproven(promote, List.of()));
    all.put("promote-refused", ProvenAnswer.refused(promote, world.say("no such service")));
    all.put(
        "rollback-to-unproven",
        ProvenAnswer.unproven(back, List.of(world.older(), "1.3.0", "1.2.0", "1.1.0")));
    all.put("rollback-to-nothing", ProvenAnswer.unproven(back, List.of()));
    all.put("rollback-to-refused", ProvenAnswer.refused(back, world.say("no such service")));
  }

  private void together(Map<String, Object> all) {
    String environment = world.place().environment();
    Command.Deploy here =
        new Command.Deploy(world.place().service(), environment, Optional.of(world.newer()));
    Command.Deploy other = new Command.Deploy("backend", environment, Optional.empty());
    Command.Deploy third = new Command.Deploy("mailer", environment, Optional.empty());
    Refused no = new Refused(world.place(), world.say("1.4.2 serves already"));
    all.put(
        "together-refused",
        TogetherAnswer.of(
            new Command.DeployTogether(List.of(here, other, third)), List.of(no), rest -> rest));
    all.put(
        "together-one-left",
        TogetherAnswer.of(
            new Command.DeployTogether(List.of(here, other)), List.of(no), rest -> rest));
    all.put(
        "together-emergency",
        TogetherAnswer.of(
            new Command.DeployTogether(List.of(here, other, third)),
            List.of(no),
            rest -> new Command.Emergency(rest, world.say("checkout is down"))));
    all.put(
        "together-none-left",
        TogetherAnswer.of(
            new Command.DeployTogether(Collections.nCopies(2, here)),
            Collections.nCopies(world.many(), no),
            rest -> rest));
  }

  private void differences(Map<String, Object> all) {
    Side here = new Side.InEnvironment(world.place().environment());
    Side there = new Side.InEnvironment("production");
    String service = world.place().service();
    Command.Diff two = new Command.Diff(Optional.empty(), here, there);
    Command.Diff one = new Command.Diff(Optional.of(service), here, there);
    Optional<String> older = Optional.of(world.older());
    DiffPage.Row row =
        new DiffPage.Row(service, Optional.of(world.newer()), older, SOURCE, Optional.empty());
    DiffPage.Row same = new DiffPage.Row(service, older, older, SOURCE, Optional.empty());
    DiffPage.Row alone =
        new DiffPage.Row(service, older, Optional.empty(), SOURCE, Optional.empty());
    List<DiffPage.Row> rows = new ArrayList<>(Collections.nCopies(world.many(), row));
    rows.add(alone);
    rows.addAll(Collections.nCopies(world.many(), same));
    all.put("diff", DiffPage.of(two, rows, true));
    all.put("diff-same", DiffPage.of(two, Collections.nCopies(world.many(), same), true));
    all.put("diff-nothing", DiffPage.of(two, List.of(), true));
    all.put("diff-one", DiffPage.of(one, List.of(row), true));
    all.put("diff-one-same", DiffPage.of(one, List.of(same), true));
    all.put(
        "diff-without-source",
        DiffPage.of(
            one,
            List.of(
                new DiffPage.Row(
                    service,
                    Optional.of(world.newer()),
                    older,
                    Optional.empty(),
                    Optional.empty())),
            true));
    all.put(
        "diff-versions",
        DiffPage.of(
            new Command.Diff(
                Optional.of(service),
                new Side.OfVersion(world.older()),
                new Side.OfVersion(world.newer())),
            List.of(
                new DiffPage.Row(
                    service, older, Optional.of(world.newer()), SOURCE, commits(world))),
            false));
  }

  /// More of them than are shown.
  private static Optional<Commits> commits(World world) {
    return Optional.of(
        new Commits(Collections.nCopies(Commits.SHOWN, world.say("Show the prices")), 12));
  }

  private SequencedMap<String, Approvals> rules(int required, int many) {
    SequencedMap<String, Approvals> rules = new LinkedHashMap<>();
    for (int i = 0; i < many; i++) {
      rules.put(
          world.place().environment() + (i == 0 ? "" : i),
          new Approvals(
              required,
              List.of(world.team()),
              Optional.of("primary").filter(_ -> required > 0),
              false,
              Duration.ofHours(4),
              AppliesTo.REQUESTS));
    }
    return rules;
  }

  private void decisions(Map<String, Object> all) {
    List<RequestState> waiting =
        Collections.nCopies(world.many(), cards.awaiting(cards.approvals()));
    for (Command.Decision decision : Command.Decision.values()) {
      all.put("decided-" + decision.word(), DecisionTaken.of(decision, cards.committed()));
    }
    all.put(
        "decided-one-of-two",
        DecisionTaken.of(Command.Decision.APPROVE, cards.awaiting(cards.approvals())));
    all.put("decide-which", DecisionTaken.which(Command.Decision.DECLINE, waiting));
    all.put("decide-nothing", DecisionTaken.which(Command.Decision.APPROVE, List.of()));
    all.put(
        "decide-unknown",
        DecisionTaken.unknown(
            new Command.Decide(Command.Decision.CANCEL, Optional.of("r-7k3mq9"), ""), waiting));
  }

  private RolloutSpecimens rollouts() {
    return new RolloutSpecimens(world);
  }
}
