package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.PRODUCTION_FILE;
import static dev.slipway.bot.loop.Environments.SERVICE_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.forge.ForgeException.Kind;
import dev.slipway.bot.forge.FoundPullRequest.State;
import dev.slipway.bot.forge.MemoryForge;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Production wants pull requests: people merge what was asked for in chat.
final class PullRequestsTest {
  private static final Duration LOOKED = Duration.ofSeconds(16);

  private final Office office = new Office();

  @BeforeEach
  void productionWantsPullRequests() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>",
        PRODUCTION_FILE,
        "target: local\n",
        "target: local\ncommit: pull-request\n");
    office.fetch();
  }

  @Test
  void whatWasAgreedToIsProposedInThePersonsNameAndNotPushed() {
    int before = office.repository.commits().size();

    agreed();

    assertThat(office.repository.commits()).hasSize(before);
    assertThat(office.repository.branches()).containsExactly(id());
    MemoryForge.Made made = office.forge.all().getFirst();
    assertThat(made.proposal().branch()).isEqualTo("slipway/" + id());
    assertThat(made.proposal().title()).isEqualTo("Deploy frontend 1.5.0 to production");
    assertThat(made.proposal().description())
        .contains("from 1.4.2 to 1.5.0", "Ada Lovelace", "Grace Hopper, Linus Torvalds")
        .endsWith(
            "Slipway-Request: "
                + id()
                + "\nApproved-By: Grace Hopper <grace@example.com>"
                + "\nApproved-By: Linus Torvalds <linus@example.com>");
  }

  @Test
  void theMessageNamesThePullRequestAndWhatItWaitsFor() {
    agreed();

    assertThat(office.card().message().blocks().toString())
        .contains("https://forge.example.com/acme/pull/1", "to be merged");
  }

  @Test
  void beforeEnoughHaveAgreedNothingIsProposed() {
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");

    assertThat(office.forge.all()).isEmpty();
    assertThat(office.repository.branches()).isEmpty();
  }

  @Test
  void aMergeIsFollowedToItsRolloutWithTheApprovals() {
    agreed();
    String commit = office.repository.merge(id());
    office.forge.merge();
    office.reconciler.sees(PRODUCTION, "1.5.0");
    office.wait(LOOKED);

    assertThat(office.request())
        .isInstanceOfSatisfying(
            RequestState.Committed.class,
            committed -> assertThat(committed.commit()).isEqualTo(commit));
    assertThat(office.reconciler.given())
        .extracting(given -> given.operation())
        .containsExactly(Operation.APPROVE, Operation.APPROVE);
  }

  /// The forge need not know of it, nor answer.
  @Test
  void aMergeThatTheRepositoryShowsNeedsNoForge() {
    agreed();
    office.forge.fails(Kind.MAY_PASS);
    office.repository.merge(id());

    office.wait(LOOKED);
    office.wait(LOOKED);

    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);
  }

  @Test
  void aMergeWhoseMessageWasWrittenAnewPassesTheApprovalsOn() {
    agreed();
    office.repository.mergeUnnamed(id());
    office.forge.merge();
    office.fetch();
    office.reconciler.sees(PRODUCTION, "1.5.0");

    office.wait(Duration.ofSeconds(20));

    assertThat(ending()).isEqualTo(new Ending.Approved());
    assertThat(office.reconciler.given()).hasSize(2);
  }

  @Test
  void aPullRequestThatSomebodyClosedEndsTheRequestWithTheirName() {
    agreed();
    office.forge.close("linus-at-forge");

    office.wait(LOOKED);

    assertThat(office.cardText()).contains("closed without a merge, by linus-at-forge");
    assertThat(office.repository.branches()).isEmpty();
  }

  @Test
  void cancellingClosesThePullRequestAndTakesTheBranchAway() {
    agreed();
    office.presses("UADA", Actions.CANCEL, "request " + id());

    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
    assertThat(office.forge.all().getFirst().now().state()).isInstanceOf(State.Closed.class);
    assertThat(office.forge.all().getFirst().now().description())
        .startsWith("**Closed by Slipway:** cancelled in chat by ada");
    assertThat(office.repository.branches()).isEmpty();
  }

  @Test
  void cancellingCanBeTyped() {
    agreed();
    office.types("UADA", "cancel " + id());

    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
  }

  /// C10.
  @Test
  void aBaseThatMovedMakesItStaleAndClosesIt() {
    agreed();
    office.repository.replace(
        "Grace Hopper <grace@example.com>", SERVICE_FILE, "port: 3000", "port: 4000");

    office.wait(LOOKED);

    assertThat(ending()).isInstanceOf(Ending.Stale.class);
    assertThat(office.forge.all().getFirst().now().state()).isInstanceOf(State.Closed.class);
  }

  @Test
  void whatNobodyMergesInTimeIsClosed() {
    agreed();
    office.absent(Duration.ofHours(4));
    office.wait(LOOKED);

    assertThat(ending()).isInstanceOf(Ending.NotMerged.class);
    assertThat(office.forge.all().getFirst().now().description())
        .startsWith("**Closed by Slipway:** nobody merged it in time");
  }

  @Test
  void theRequestersNewerWishTakesItsPlace() {
    agreed();
    office.types("UADA", "frontend production 1.6.0");

    assertThat(office.requests())
        .anySatisfy(request ->
            assertThat(request)
                .isInstanceOfSatisfying(
                    RequestState.Ended.class,
                    ended -> assertThat(ended.ending()).isInstanceOf(Ending.Superseded.class)));
    assertThat(office.forge.all().getFirst().now().state()).isInstanceOf(State.Closed.class);
  }

  @Test
  void anotherPersonsPullRequestStandsInTheWay() {
    agreed();
    office.types("ULINUS", "frontend production 1.6.0");

    assertThat(office.lastWhisper()).contains("1.5.0");
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingMerge.class);
  }

  @Test
  void aLostAnswerOpensNothingTwice() {
    office.forge.loseNextAnswer();
    agreed();
    office.wait(Duration.ofSeconds(5));

    assertThat(office.forge.all()).hasSize(1);
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingMerge.class);
  }

  @Test
  void aLostPushProposesNothingTwice() {
    office.repository.loseNextAnswer();
    agreed();
    office.wait(Duration.ofSeconds(5));

    assertThat(office.repository.branches()).hasSize(1);
    assertThat(office.forge.all()).hasSize(1);
  }

  @Test
  void aRestartAtAnyPointGoesOn() {
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");
    office.receive(office.reacting("ULINUS", office.card().posted(), "+1", true));
    office.pass();
    office.pass();
    office.restart().pass();
    office.restart().settle();
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingMerge.class);
    assertThat(office.forge.all()).hasSize(1);

    office.receive(office.typing("UADA", "cancel " + id()));
    office.pass();
    office.restart().settle();

    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
    assertThat(office.forge.all()).hasSize(1);
  }

  @Test
  void aForgeThatRefusesLeavesNoBranchAndSaysWhy() {
    office.forge.fails(Kind.LASTS);
    agreed();
    office.wait(Duration.ofSeconds(5));

    assertThat(ending()).isEqualTo(new Ending.Failed("the forge refuses"));
    assertThat(office.repository.branches()).isEmpty();
  }

  @Test
  void aForgeThatIsAwayIsWaitedFor() {
    office.forge.fails(Kind.MAY_PASS);
    agreed();
    office.wait(Duration.ofMinutes(3));
    assertThat(office.request()).isInstanceOf(RequestState.Opening.class);

    office.forge.worksAgain();
    office.wait(Duration.ofMinutes(1));

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingMerge.class);
  }

  private void agreed() {
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");
    office.reacts("ULINUS", "+1");
  }

  private RequestId id() {
    return office.request().ask().id();
  }

  private Ending ending() {
    assertThat(office.request()).isInstanceOf(RequestState.Ended.class);
    return ((RequestState.Ended) office.request()).ending();
  }
}
