package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The event feed: what is news, what is not, and what happens when it is another one.
class FeedTest {
  private final Office office = new Office();

  private void past(int rollouts) {
    for (int i = 0; i < rollouts; i++) {
      String rollout = office.reconciler.begin(STAGING, "1.4." + i, "", "");
      office.reconciler.tell(rollout, new EventContent.WatchEnded("1.4." + i, true));
    }
    office.absent(Duration.ofMinutes(1)).restart();
  }

  @Test
  void aMergeGetsTheSameMessage() {
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.tell(rollout, new EventContent.StepReached(5, 1, 3, Optional.of(5L)));
    office.settle();
    assertThat(office.cardText()).contains("1.5.0", "5 %");

    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();
    assertThat(office.cards()).hasSize(1);
  }

  @Test
  void aLongerHoldSaysWhatItWaitsFor() {
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.tell(rollout, new EventContent.StepReached(5, 1, 3, Optional.of(5L)));
    office.reconciler.tell(
        rollout,
        new EventContent.HoldExtended(1, "neither good nor bad so far: 12 of 20 requests"));
    office.settle();

    assertThat(office.card().message().toString())
        .contains("Waiting for a verdict (neither good nor bad so far: 12 of 20 requests), since");
  }

  @Test
  void theFirstStartDoesNotAnnounceHistory() {
    past(3);
    office.settle();

    assertThat(office.slack.messages()).isEmpty();
  }

  @Test
  void howeverLongHistoryIs() {
    past(EventRelay.PAGE);
    office.settle();
    assertThat(office.slack.messages()).isEmpty();

    office.reconciler.begin(STAGING, "1.9.0", "", "");
    office.settle();
    assertThat(office.cards()).hasSize(1);
  }

  @Test
  void norDoesARestartInTheMidstOfHistory() {
    past(EventRelay.PAGE);
    office.look();
    office.restart().settle();

    assertThat(office.slack.messages()).isEmpty();
  }

  @Test
  void whatHappenedWhileTheBotWasAwayIsNews() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.settle();
    office.absent(Duration.ofHours(1)).restart();
    office.reconciler.begin(STAGING, "1.6.0", "", "");
    office.settle();

    assertThat(office.cards()).hasSize(2);
  }

  @Test
  void anotherFeedIsReadFromItsBeginningWithoutItsHistory() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.settle();
    office.reconciler.forget();
    office.reconciler.begin(STAGING, "1.6.0", "", "");
    office.wait(Duration.ofSeconds(30));
    assertThat(office.cards()).hasSize(1);

    office.reconciler.begin(STAGING, "1.7.0", "", "");
    office.wait(Duration.ofSeconds(30));
    assertThat(office.cards()).hasSize(2);
  }

  @Test
  void aRolloutThatIsLostWithTheFeedIsSaidToBe() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.settle();
    office.reconciler.forget();
    office.wait(Duration.ofSeconds(30));

    assertThat(office.cardText()).contains("lost its record");
    assertThat(office.alerts()).isEmpty();
  }

  /// The new feed may have begun to carry it out before anybody knew that there is a new one.
  @Test
  void aRolloutOfARequestIsFollowedAlsoWhereItIsHistoryOfANewFeed() {
    office.types("UADA", "frontend staging 1.5.0");
    String id = office.request().ask().id().text();
    office.reconciler.forget();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.absent(Duration.ofMinutes(1)).settle();
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();

    assertThat(((RequestState.Ended) office.request()).ending())
        .isEqualTo(new Ending.Done(rollout));
  }

  /// The state is asked where an event was missed.
  @Test
  void whatTheStateSaysOfARequestIsBelievedOnceNoEventCanBeOnItsWay() {
    office.types("UADA", "frontend staging 1.5.0");
    String id = office.request().ask().id().text();
    office.reconciler.request(STAGING, id, "c0ffee", "1.5.0", RequestPhase.SETTLED);
    office.wait(Duration.ofMinutes(1));

    assertThat(((RequestState.Ended) office.request()).ending()).isEqualTo(new Ending.NoChange());
  }

  /// The feed's own connection may be broken while the state can be asked.
  @Test
  void theStateIsNotBelievedBeforeTheEventsThatExplainIt() {
    office.types("UADA", "frontend staging 1.5.0");
    String id = office.request().ask().id().text();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.reconciler.request(STAGING, id, "c0ffee", "1.5.0", RequestPhase.SETTLED);
    office.feedAway(true).wait(Duration.ofMinutes(1));
    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);

    office.feedAway(false).wait(Duration.ofMinutes(1));

    assertThat(((RequestState.Ended) office.request()).ending())
        .isEqualTo(new Ending.Done(rollout));
  }

  /// A service file was edited while the request waited, for its promotion say.
  @Test
  void whatWasApprovedAndIsNotWantedAnyMoreIsStale() {
    office.types("UADA", "frontend production 1.5.0");
    String id = office.request().ask().id().text();
    office.reacts("UGRACE", "+1");
    office.reacts("ULINUS", "+1");
    office.reconciler.sees(Environments.PRODUCTION, "1.5.0");
    office.reconciler.configure(Environments.PRODUCTION, "another port");
    office.reconciler.request(Environments.PRODUCTION, id, "c0ffee", "1.5.0", RequestPhase.WAITING);
    office.wait(Duration.ofMinutes(2));

    assertThat(((RequestState.Ended) office.request()).ending()).isInstanceOf(Ending.Stale.class);
  }

  /// An approval that cannot be passed on does not keep the request from hearing what became of it.
  @Test
  void aRequestWhoseApprovalIsNeverTakenHearsOfItsEndAllTheSame() {
    office.types("UADA", "frontend production 1.5.0");
    String id = office.request().ask().id().text();
    office.reacts("UGRACE", "+1");
    office.reacts("ULINUS", "+1");
    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);
    office.reconciler.sees(Environments.PRODUCTION, "1.6.0");
    office.reconciler.request(
        Environments.PRODUCTION, id, "c0ffee", "1.5.0", RequestPhase.OVERTAKEN);
    office.wait(Duration.ofMinutes(2));

    assertThat(((RequestState.Ended) office.request()).ending())
        .isInstanceOf(Ending.Superseded.class);
  }
}
