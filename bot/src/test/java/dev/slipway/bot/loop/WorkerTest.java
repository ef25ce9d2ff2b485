package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.forge.NoForge;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.MemoryReconciler;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Errand;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestMachine;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import dev.slipway.bot.source.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each task asks, and what of it comes back.
class WorkerTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final Actor ADA = new Actor("ada", "UADA");
  private static final Reply REPLY = new Reply("w-1", "CDEPLOYS", "UADA", Optional.empty());
  private static final Dialog DIALOG = new Dialog("deploy", "Deploy", "Go", "", List.of());

  private final MemoryReconciler reconciler = new MemoryReconciler(() -> NOW);
  private final MemoryEnvironmentsRepository repository = Environments.usual();
  private final MemorySlack slack = new MemorySlack(() -> NOW);
  private final Worker worker =
      new Worker(
          new Worker.Parts(
              reconciler, repository, new NoForge(), Sources.NONE, slack, () -> Backed.fresh(NOW)));

  @BeforeEach
  void gitIsRead() throws UnavailableException {
    repository.refresh();
  }

  private static Ask ask(String version, Actor requester, String channel) {
    return new Ask(
        new RequestId("r-aaaa"),
        STAGING,
        version,
        requester,
        channel,
        new Ask.Origin("CGENERAL", Optional.empty()),
        NOW,
        Optional.empty());
  }

  private Outcome.Planned plan(String version, String channel) {
    RequestState planning = RequestMachine.begin(ask(version, ADA, channel));
    return (Outcome.Planned) worker.carryOut(new Task.Run(planning, new Errand.AskPlan()));
  }

  @Test
  void aPlanComesWithWhatGitSaysNowAndTheIdOfTheChannel() {
    repository.replace(
        "Linus Torvalds <linus@example.com>",
        Environments.SERVICE_FILE,
        "port: 3000",
        "port: 4000");
    Outcome.Planned planned = plan("1.5.0", "#deploys");

    assertThat(planned.answer()).isInstanceOf(Asked.Known.class);
    assertThat(planned.basis()).isEqualTo(basis()).isPresent();
    assertThat(planned.channel()).contains("CDEPLOYS");
    assertThat(planned.newest()).isEmpty();
  }

  private Optional<String> basis() {
    try {
      return repository.basis(STAGING);
    } catch (UnavailableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aVersionThatThereIsNotComesWithTheNewestOnes() {
    reconciler.offers("frontend", "1.9.0", "1.8.0", "1.7.0", "1.6.0");

    assertThat(plan("9.9.9", "#deploys").newest()).containsExactly("1.9.0", "1.8.0", "1.7.0");
  }

  @Test
  void whatGitCannotBeAskedForIsTriedAgain() {
    repository.away(true);

    assertThat(plan("1.5.0", "#deploys").isUnavailable()).isTrue();
  }

  @Test
  void nobodyIsCommittedForWhoLeftTheRoster() {
    Outcome.Committed committed = commit(new Actor("gone", "UGONE"));

    assertThat(committed.result())
        .isInstanceOfSatisfying(
            CommitResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("gone", "no longer in slipway.yaml"));
    assertThat(repository.commits()).isEmpty();
    assertThat(reconciler.hints()).isZero();
  }

  @Test
  void aPushIsHintedToTheReconcilerAndMayBeMadeTwice() {
    Outcome.Committed first = commit(ADA);
    Outcome.Committed second = commit(ADA);

    assertThat(first.result()).isInstanceOf(CommitResult.Pushed.class).isEqualTo(second.result());
    assertThat(repository.commits()).hasSize(1);
    assertThat(reconciler.hints()).isEqualTo(2);
  }

  private Outcome.Committed commit(Actor requester) {
    Plan plan =
        new Plan(
            reconciler.hash(STAGING, "1.5.0"),
            basis().orElseThrow(),
            Optional.of("1.4.2"),
            "1.5.0",
            Optional.of("sha256:" + "d".repeat(64)),
            "canary",
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            List.of());
    RequestState committing =
        new RequestState.Committing(ask("1.5.0", requester, "#deploys"), plan, List.of(), NOW);
    return (Outcome.Committed)
        worker.carryOut(new Task.Run(committing, new Errand.Commit(plan, List.of())));
  }

  private Asked<?> give(Command.Order order, Optional<String> rollout) {
    Command.Operate operate = new Command.Operate(order, "frontend", "staging", "it smells");
    return ((Outcome.Given) worker.carryOut(new Task.Give(1, REPLY, ADA, operate, rollout, NOW)))
        .answer();
  }

  @Test
  void anOrderGoesToTheRolloutThatIsUnderWayAndHasOneEffect() {
    String rollout = reconciler.begin(STAGING, "1.5.0", "", "");

    assertThat(give(Command.Order.PAUSE, Optional.empty())).isInstanceOf(Asked.Known.class);
    assertThat(give(Command.Order.PAUSE, Optional.empty())).isInstanceOf(Asked.Known.class);

    assertThat(reconciler.given())
        .singleElement()
        .satisfies(given -> {
          assertThat(given.about()).isEqualTo(rollout);
          assertThat(given.operation()).isEqualTo(Operation.PAUSE);
          assertThat(given.request().actor()).isEqualTo("ada");
        });
  }

  @Test
  void anOrderForWhatIsNotUnderWayIsNotFound() {
    assertThat(give(Command.Order.ABORT, Optional.empty())).isInstanceOf(Asked.NotFound.class);
    assertThat(give(Command.Order.ABORT, Optional.of("ro-9"))).isInstanceOf(Asked.NotFound.class);
    assertThat(reconciler.given()).isEmpty();
  }

  @Test
  void anOrderToAReconcilerThatIsAwayMayBeTriedAgain() {
    reconciler.away(true);

    assertThat(give(Command.Order.ABORT, Optional.empty())).isInstanceOf(Asked.Unavailable.class);
    assertThat(give(Command.Order.RETRY, Optional.empty())).isInstanceOf(Asked.Unavailable.class);
  }

  private Outcome.Proposed propose(Place place, Optional<String> from) {
    return (Outcome.Proposed)
        worker.carryOut(
            new Task.Propose(
                1,
                REPLY,
                ADA,
                new Wanted(place, Optional.empty(), Optional.empty()),
                from,
                "CDEPLOYS",
                Optional.of("trigger"),
                DIALOG));
  }

  @Test
  void whatTheEnvironmentBeforeHasProvenIsProposed() {
    reconciler.serves(STAGING, "1.5.0", true);

    assertThat(propose(PRODUCTION, Optional.of("staging")).version()).contains("1.5.0");
    assertThat(slack.dialog("trigger")).isEmpty();
  }

  @Test
  void whereNothingWasProvenADialogAsks() {
    reconciler.serves(STAGING, "1.5.0", false);

    Outcome.Proposed proposed = propose(PRODUCTION, Optional.of("staging"));

    assertThat(proposed.version()).isEmpty();
    assertThat(proposed.dialog()).isTrue();
    assertThat(slack.dialog("trigger")).contains(DIALOG);
  }

  @Test
  void aDialogThatDoesNotOpenSaysWhy() {
    slack.failNext(
        Method.OPEN,
        new SlackException(SlackException.Kind.REFUSED, "expired_trigger_id", "too late"));

    assertThat(
            ((Outcome.Opened) worker.carryOut(new Task.Open(1, REPLY, "trigger", DIALOG)))
                .failure())
        .contains("too late");
  }
}
