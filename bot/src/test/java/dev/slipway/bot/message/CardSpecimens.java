package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.PullRequest;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.Soak;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Cards in each of their states, made of the words of a world.
record CardSpecimens(World world) {
  private static final String ROLLOUT = RolloutSpecimens.ROLLOUT;
  private static final URI SOURCE = URI.create("https://github.com/acme/frontend");
  private static final PullRequest OPENED =
      new PullRequest(7, URI.create("https://github.com/acme/environments/pull/7"));
  private static final Instant NOON = World.NOON;

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    all.put("request-planning", request(new RequestState.Planning(ask())));
    all.put("request-awaiting", request(awaiting(List.of())));
    all.put("request-awaiting-one-given", request(awaiting(approvals())));
    all.put("request-awaiting-on-call", delegated(Optional.of("linus")));
    all.put("request-awaiting-nobody-on-call", delegated(none()));
    all.put("request-awaiting-unproven", request(after(soak(world.newer(), false, none()))));
    all.put(
        "request-awaiting-proven-before",
        request(after(soak(world.older(), true, Optional.of(NOON.minusSeconds(90_000))))));
    all.put(
        "request-awaiting-never-proven",
        request(after(new Soak(world.place().environment(), none(), none(), false, none()))));
    all.put(
        "request-verifying",
        request(new RequestState.Verifying(ask(), plan(), quorum(), approvals(), NOON, List.of())));
    all.put(
        "request-committing",
        request(new RequestState.Committing(ask(), plan(), approvals(), NOON)));
    all.put(
        "request-passing-on",
        request(new RequestState.PassingOn(ask(), plan(), approvals(), NOON)));
    all.put(
        "request-opening",
        request(new RequestState.Opening(ask(), plan(), quorum(), approvals(), NOON)));
    all.put(
        "request-awaiting-merge",
        request(
            new RequestState.AwaitingMerge(
                ask(), plan(), approvals(), OPENED, NOON.plus(Duration.ofHours(4)))));
    all.put(
        "request-closing",
        request(
            new RequestState.Closing(
                ask(), plan(), approvals(), new Ending.Cancelled(world.requester()), NOON)));
    all.put("request-committed", request(committed()));
    all.put("request-preparing", rolling(Phase.PREPARING, 0));
    all.put("request-climbing", rolling(Phase.CLIMBING, 25));
    all.put("request-paused", rolling(Phase.PAUSED, 25));
    all.put("request-watching", rolling(Phase.WATCHING, 100));
    all.put("request-returning", card(rollingOut(), returning()));
    all.put("request-done", ended(new Ending.Done(ROLLOUT), Outcome.PROVEN));
    all.put("request-no-change", request(ended(new Ending.NoChange())));
    all.put(
        "request-nothing-to-do",
        request(ended(new Ending.NothingToDo(world.newer() + " stands in Git already"))));
    all.put("request-approved", request(ended(new Ending.Approved())));
    all.put("request-awaiting-in-git", awaitingInGit());
    inOtherManners(all);
    all.put(
        "request-declined",
        request(ended(new Ending.Declined(world.approver(), world.say("not on a Friday")))));
    all.put("request-expired", request(ended(new Ending.Expired())));
    all.put("request-not-merged", request(ended(new Ending.NotMerged(OPENED))));
    all.put(
        "request-unmerged", request(ended(new Ending.Unmerged(Optional.of(world.say("linus"))))));
    all.put("request-cancelled", request(ended(new Ending.Cancelled(world.requester()))));
    all.put(
        "request-stale", request(ended(new Ending.Stale(world.say("1.5.0 is wanted there now")))));
    all.put("request-superseded", request(ended(new Ending.Superseded(world.newer()))));
    all.put("request-rolled-back", ended(rolledBack(), Outcome.ROLLED_BACK));
    all.put("request-rolled-back-late", late(ended(rolledBack())));
    all.put(
        "request-failed",
        request(
            ended(new Ending.Failed(world.say("the push was refused: the branch is protected")))));
    all.put("merge-climbing", merge(rollouts().following(Phase.CLIMBING, 25, Optional.empty())));
    for (Outcome outcome : Outcome.values()) {
      Following over = rollouts().following(Phase.ENDED, 0, Optional.of(rollouts().end(outcome)));
      all.put("merge-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), merge(over));
    }
    return all;
  }

  private void inOtherManners(Map<String, Object> all) {
    List<Approval> word = List.of(new Approval(world.requester(), NOON, false));
    Plan past = pastGates();
    all.put(
        "request-emergency-committing",
        request(new RequestState.Committing(emergency(), past, word, NOON)));
    all.put(
        "request-emergency-in-git",
        request(new RequestState.PassingOn(emergency(), past, word, NOON)));
    all.put(
        "request-emergency-committed",
        request(new RequestState.Committed(emergency(), past, word, World.COMMIT, NOON)));
    all.put(
        "request-emergency-let-past",
        request(
            new RequestState.Ended(
                emergency(), Optional.of(past), List.of(), new Ending.GatesPassed(), NOON)));
    all.put("alert-emergency", EmergencyAlert.of(emergency(), past));
    Instant due = NOON.plus(Duration.ofHours(9));
    all.put(
        "request-timed-awaiting",
        request(
            new RequestState.AwaitingApproval(
                timed(), plan(), quorum(), List.of(), due, List.of())));
    all.put(
        "request-timed-scheduled",
        request(
            new RequestState.Scheduled(timed(), plan(), quorum(), approvals(), due, List.of())));
    all.put(
        "request-timed-verifying",
        request(
            new RequestState.Verifying(timed(), plan(), quorum(), approvals(), due, List.of())));
  }

  Ask ask() {
    return ask(Optional.empty());
  }

  Ask emergency() {
    return ask(Optional.of(new Ask.Manner.Emergency(world.say("checkout is down"))));
  }

  Ask timed() {
    return ask(Optional.of(new Ask.Manner.Timed(NOON.plus(Duration.ofHours(9)))));
  }

  private Ask ask(Optional<Ask.Manner> manner) {
    return new Ask(
        new RequestId("r-7k3mq2"),
        world.place(),
        world.newer(),
        world.requester(),
        "C1",
        new Ask.Origin("C1", Optional.empty()),
        NOON,
        manner);
  }

  Plan plan() {
    return plan(Optional.of(soak(world.newer(), true, Optional.empty())));
  }

  private Soak soak(String serves, boolean proven, Optional<Instant> proof) {
    return new Soak(
        "dev", Optional.of(serves), Optional.of(NOON.minusSeconds(9_000)), proven, proof);
  }

  private Plan plan(Optional<Soak> before) {
    return new Plan(
        World.HASH,
        "basis",
        Optional.of(world.older()),
        world.newer(),
        Optional.of(World.DIGEST),
        "canary",
        IntStream.rangeClosed(1, world.many()).mapToObj(i -> 25 * i + " % for 5m").toList(),
        true,
        before,
        List.of(world.say("the lock of grace ends at 18:00")),
        List.of());
  }

  Plan pastGates() {
    Plan plan = plan();
    return new Plan(
        plan.hash(),
        plan.basis(),
        plan.baseline(),
        plan.candidate(),
        plan.digest(),
        plan.strategy(),
        plan.steps(),
        false,
        Optional.empty(),
        List.of(),
        Collections.nCopies(world.many(), world.say("production is frozen: holidays")));
  }

  /// Waits for approvals, with that before it.
  private RequestState after(Soak soak) {
    return new RequestState.AwaitingApproval(
        ask(),
        plan(Optional.of(soak)),
        quorum(),
        List.of(),
        NOON.plus(Duration.ofHours(4)),
        List.of());
  }

  /// To whoever is on call, beside a team: one of them has approved.
  RequestState.AwaitingApproval delegated() {
    Approval given =
        new Approval(world.approver(), NOON.plusSeconds(60), true, Optional.of(world.team()));
    Quorum quorum =
        new Quorum(2, List.of(world.team()), Optional.of(world.team()), false, Duration.ofHours(4));
    return new RequestState.AwaitingApproval(
        ask(), plan(), quorum, List.of(given), NOON.plus(Duration.ofHours(4)), List.of());
  }

  RequestState.AwaitingApproval awaiting(List<Approval> approvals) {
    return new RequestState.AwaitingApproval(
        ask(), plan(), quorum(), approvals, NOON.plus(Duration.ofHours(4)), List.of());
  }

  List<Approval> approvals() {
    return Collections.nCopies(
        world.many() - 1, new Approval(world.approver(), NOON.plusSeconds(60), true));
  }

  Quorum quorum() {
    return new Quorum(
        world.many(),
        Collections.nCopies(world.many() - 1, world.team()),
        false,
        Duration.ofHours(4));
  }

  RequestState committed() {
    return new RequestState.Committed(ask(), plan(), approvals(), World.COMMIT, NOON);
  }

  RequestState rollingOut() {
    return new RequestState.RollingOut(ask(), plan(), approvals(), World.COMMIT, ROLLOUT, NOON);
  }

  Ended ended(Ending ending) {
    return new Ended(ask(), Optional.of(plan()), approvals(), ending, NOON.plusSeconds(900));
  }

  private RolloutSpecimens rollouts() {
    return new RolloutSpecimens(world);
  }

  Following returning() {
    return rollouts()
        .following(Phase.RETURNING, 5, Optional.of(rollouts().end(Outcome.ROLLED_BACK)));
  }

  private Ending rolledBack() {
    return new Ending.RolledBack(
        ROLLOUT, world.say("error-rate 12.3 % (at most 5 %)"), Optional.empty());
  }

  private Message request(RequestState state) {
    return RequestCard.of(state, Optional.empty(), Optional.empty(), context(false));
  }

  private Message delegated(Optional<String> standIn) {
    return RequestCard.of(
        delegated(), Optional.empty(), Optional.empty(), context(standIn, false, false));
  }

  private Message awaitingInGit() {
    return RequestCard.of(
        awaiting(List.of()), Optional.empty(), Optional.empty(), context(true, false));
  }

  private Message rolling(Phase phase, int weight) {
    return card(rollingOut(), rollouts().following(phase, weight, Optional.empty()));
  }

  private Message card(RequestState state, Following following) {
    return RequestCard.of(
        state, Optional.of(following), Optional.of(rollouts().rollout()), context(false));
  }

  private Message ended(Ending ending, Outcome outcome) {
    return card(
        ended(ending), rollouts().following(Phase.ENDED, 0, Optional.of(rollouts().end(outcome))));
  }

  private Message late(Ended ended) {
    return RequestCard.of(ended, Optional.empty(), Optional.empty(), context(true));
  }

  private Message merge(Following following) {
    return MergeCard.of(following, Optional.of(rollouts().rollout()), context(false));
  }

  private CardContext context(boolean late) {
    return context(false, late);
  }

  private CardContext context(boolean inGit, boolean late) {
    return context(Optional.empty(), inGit, late);
  }

  private CardContext context(Optional<String> standIn, boolean inGit, boolean late) {
    return new CardContext(
        world.people(),
        Optional.of(SOURCE),
        Collections.nCopies(world.many() / 2, world.team()),
        new Trouble(
            Collections.nCopies(world.many() - 1, rollouts().block()),
            new IncidentSpecimens(world).several()),
        standIn,
        inGit,
        late);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
