package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From a typed command to the end of its rollout, where nobody has to agree.
class DeployingTest {
  private final Office office = new Office();

  private String deploy() {
    office.types("UADA", "frontend staging 1.5.0");
    return office.request().ask().id().text();
  }

  /// C1.
  @Test
  void aCommandBecomesOneMessageAndOneCommitByThePersonWhoTypedIt() {
    String id = deploy();

    assertThat(office.cards()).hasSize(1);
    assertThat(office.cardText()).contains("1.4.2 to 1.5.0").contains("<@UADA>");
    assertThat(office.whispers()).isEmpty();
    assertThat(office.repository.commits())
        .singleElement()
        .satisfies(commit -> {
          assertThat(commit.author()).isEqualTo("Ada Lovelace <ada@example.com>");
          assertThat(commit.request()).hasToString("Optional[" + id + "]");
        });
    assertThat(office.reconciler.hints()).isEqualTo(1);
  }

  /// C4.
  @Test
  void theSameDeliveryAgainHasNoSecondEffect() {
    var typed = office.typing("UADA", "frontend staging 1.5.0");
    office.receive(typed).settle();
    office.receive(typed).settle();

    assertThat(office.requests()).hasSize(1);
    assertThat(office.repository.commits()).hasSize(1);
    assertThat(office.cards()).hasSize(1);
  }

  @Test
  void theMessageFollowsTheRolloutToItsEnd() {
    String id = deploy();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.reconciler.tell(rollout, new EventContent.StepReached(5, 1, 3, Optional.of(5L)));
    office.settle();
    assertThat(office.cardText()).contains("5 %");

    office.reconciler.tell(rollout, new EventContent.RolloutCompleted("1.5.0", 30));
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();

    assertThat(office.cards()).hasSize(1);
    assertThat(office.cardText()).contains("Done: 1.5.0 serves everybody");
    assertThat(ending()).isEqualTo(new Ending.Done(rollout));
    assertThat(office.alerts()).isEmpty();
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  @Test
  void aRolloutThatIsHeardOfBeforeTheCommitsAnswerIsFollowed() {
    office.repository.loseNextAnswer();
    office.receive(office.typing("UADA", "frontend staging 1.5.0"));
    office.pass();
    office.pass();
    office.pass();
    String id = office.request().ask().id().text();
    assertThat(office.request()).isInstanceOf(RequestState.Committing.class);

    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.reconciler.tell(rollout, new EventContent.RolloutCompleted("1.5.0", 30));
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.wait(Duration.ofSeconds(5));

    assertThat(ending()).isEqualTo(new Ending.Done(rollout));
    assertThat(office.repository.commits()).hasSize(1);
  }

  @Test
  void aRolloutThatCameAndWentBeforeTheCommitsAnswerIsRememberedOverARestart() {
    office.repository.loseNextAnswer();
    office.receive(office.typing("UADA", "frontend staging 1.5.0"));
    office.pass();
    office.pass();
    office.pass();
    String id = office.request().ask().id().text();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.reconciler.tell(
        rollout,
        new EventContent.RolloutRolledBack(
            "1.5.0", "1.4.2", "it failed", Optional.empty(), Optional.empty(), Optional.empty()));
    office.look();
    assertThat(office.request()).isInstanceOf(RequestState.Committing.class);

    office.restart().wait(Duration.ofSeconds(5));

    assertThat(ending()).isInstanceOf(Ending.RolledBack.class);
  }

  @Test
  void whatRunsAlreadyByTheTimeItIsCommittedIsSettledByTheEvent() {
    String id = deploy();
    office.reconciler.tell(STAGING, new EventContent.RequestsSettled("1.5.0", "c0ffee", id, ""));
    office.settle();

    assertThat(ending()).isEqualTo(new Ending.NoChange());
  }

  @Test
  void aRequestThatANewerCommitOvertookSaysSo() {
    String id = deploy();
    office.reconciler.begin(STAGING, "1.6.0", "", id);
    office.settle();

    assertThat(ending()).isInstanceOf(Ending.Superseded.class);
    assertThat(office.cards().getFirst().message().text()).contains("Superseded by 1.6.0");
  }

  /// Trailers are for people: whoever may push can write any of them.
  @Test
  void aRolloutElsewhereThatNamesARequestIsNotTakenForIts() {
    String id = deploy();
    office.reconciler.begin(new dev.slipway.bot.request.Place("staging", "backend"), "6", id, "");
    office.reconciler.tell(
        new dev.slipway.bot.request.Place("staging", "backend"),
        new EventContent.RequestsSettled("6", "c0ffee", id, id));
    office.settle();

    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);
  }

  @Test
  void anEventAboutARequestThatNobodyHasCommittedChangesNothing() {
    office.types("UADA", "frontend production 1.5.0");
    String id = office.request().ask().id().text();
    office.reconciler.tell(
        Environments.PRODUCTION, new EventContent.RequestsSettled("1.5.0", "c0ffee", id, id));
    office.settle();

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
  }

  @Test
  void theRolloutOfARetryHasAMessageOfItsOwn() {
    String id = deploy();
    String first = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.reconciler.tell(
        first,
        new EventContent.RolloutRolledBack(
            "1.5.0", "1.4.2", "it failed", Optional.empty(), Optional.empty(), Optional.empty()));
    office.settle();
    String ended = office.cardText();
    assertThat(ended).contains("Rolled back");

    String second = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.reconciler.tell(second, new EventContent.StepReached(50, 2, 3, Optional.of(5L)));
    office.settle();

    assertThat(office.cards()).hasSize(2);
    assertThat(office.cards().getFirst().message().text()).isEqualTo(ended);
    assertThat(office.cardText()).contains("50 %");
  }

  /// A measured value may be on its way while the end is heard.
  @Test
  void anAnswerThatComesAfterTheEndTakesNothingFromTheMessage() {
    String id = deploy();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.settle();
    var looks = office.absent(Duration.ofSeconds(3)).look().tasks();
    assertThat(looks).singleElement().isInstanceOf(Task.Watch.class);
    office.reconciler.tell(rollout, new EventContent.RolloutCompleted("1.5.0", 30));
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();
    var end = office.card().message();

    office.carryOut(looks).wait(Duration.ofSeconds(5));

    assertThat(office.card().message()).isEqualTo(end);
    assertThat(end.blocks().toString()).contains(rollout);
  }

  @Test
  void everyStepOfARequestIsAudited() {
    deploy();

    assertThat(office.audit().stream().map(line -> line.what()).toList())
        .containsSubsequence(List.of("request", "agreed", "commit"));
  }
}
