package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// C9: a request's message is seen and reacted to before it is known where it stands.
class EarlyReactionsTest {
  private final Office office = new Office();

  @BeforeEach
  void theAnswerToThePostIsLost() {
    office.receive(office.typing("UADA", "frontend production 1.5.0"));
    office.pass();
    office.pass();
    office.slack.loseNextAnswer(Method.POST);
    office.postman.waiting().forEach(office.postman::carry);
    assertThat(office.cards()).hasSize(1);
  }

  private void reacts(String user, Posted posted, boolean added) {
    office.receive(office.reacting(user, posted, "+1", added));
    office.pass();
  }

  private RequestState request() {
    return office.journal.openRequests().getFirst();
  }

  @Test
  void itCountsOnceThePlaceIsKnown() {
    Posted card = office.card().posted();
    reacts("UGRACE", card, true);
    assertThat(request().given()).isEmpty();
    assertThat(office.look().next()).hasValue(office.now().plusSeconds(1));

    office.settle().wait(Duration.ofSeconds(1));

    assertThat(office.cards()).hasSize(1);
    assertThat(request().given()).hasSize(1);
    assertThat(office.journal.received(10)).isEmpty();
  }

  @Test
  void whatWasTakenBackBeforeThePlaceWasKnownDoesNotCount() {
    Posted card = office.card().posted();
    reacts("UGRACE", card, true);
    reacts("UGRACE", card, false);
    office.settle().wait(Duration.ofSeconds(1));

    assertThat(request().given()).isEmpty();
    assertThat(office.journal.received(10)).isEmpty();
  }

  /// What is kept is kept by the journal.
  @Test
  void itCountsAlsoAfterARestart() {
    reacts("UGRACE", office.card().posted(), true);
    office.restart().settle().wait(Duration.ofSeconds(1));

    assertThat(request().given()).hasSize(1);
  }

  @Test
  void aReactionToSomethingElseIsForgottenOnceThePlaceIsKnown() {
    reacts("UGRACE", new Posted("CDEPLOYS", "1.000001"), true);
    assertThat(office.journal.received(10)).hasSize(1);

    office.settle().wait(Duration.ofSeconds(1));

    assertThat(office.journal.received(10)).isEmpty();
    assertThat(office.whispers()).isEmpty();
  }

  @Test
  void noMoreThanFiftyAreKeptAndNoneForLongerThanTenMinutes() {
    for (int i = 0; i < 60; i++) {
      office.receive(office.reacting("UGRACE", new Posted("CDEPLOYS", "1." + i), "+1", true));
    }
    office.look();
    assertThat(office.journal.received(100)).hasSize(50);

    office.absent(Duration.ofMinutes(10)).look();

    assertThat(office.journal.received(100)).isEmpty();
  }
}
