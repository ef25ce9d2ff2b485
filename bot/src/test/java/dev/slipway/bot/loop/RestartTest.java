package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C14: the bot dies between any two passes, before or after what it ordered was carried out, and
/// everything goes on as if it had not.
class RestartTest {
  /// More than a whole story has.
  private static final int STEPS = 60;

  private final Office office = new Office();

  private static final class Story {
    private final Office office;
    private final int dieAt;
    private final boolean carriedOut;
    private int steps;

    Story(Office office, int dieAt, boolean carriedOut) {
      this.office = office;
      this.dieAt = dieAt;
      this.carriedOut = carriedOut;
    }

    void goOn(int passes) {
      for (int i = 0; i < passes; i++) {
        steps++;
        Desk.Pass pass = office.look();
        if (steps != dieAt) {
          office.carryOut(pass.tasks());
        } else if (carriedOut) {
          office.carryOut(pass.tasks()).restart();
        } else {
          office.restart();
        }
        office.postman.carryAll();
        office.absent(Duration.ofSeconds(1));
      }
    }

    /// A request in production, its two approvals, its rollout, which goes back.
    void play() {
      office.receive(office.typing("UADA", "frontend production 1.5.0"));
      goOn(6);
      approves("UGRACE");
      goOn(3);
      approves("ULINUS");
      goOn(8);
      office.reconciler.sees(PRODUCTION, "1.5.0");
      goOn(12);
      String id = office.request().ask().id().text();
      String rollout = office.reconciler.begin(PRODUCTION, "1.5.0", id, "");
      goOn(4);
      office.reconciler.tell(
          rollout,
          new EventContent.RollbackStarted(
              "too many errors",
              Optional.of("error-rate"),
              Optional.of("12 %"),
              Optional.of("at most 5 %"),
              Optional.empty(),
              false));
      goOn(4);
      office.reconciler.tell(
          rollout,
          new EventContent.RolloutRolledBack(
              "1.5.0",
              "1.4.2",
              "too many errors",
              Optional.of("error-rate"),
              Optional.of("12 %"),
              Optional.of("at most 5 %")));
      goOn(6);
    }

    private void approves(String user) {
      Posted card = office.card().posted();
      office.receive(
          new dev.slipway.bot.slack.Inbound.Reacted(
              office.nextId(), user, Office.TEAM, card.channel(), card.ts(), "+1", true));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKillBetweenAnyTwoPassesChangesNothingThatPeopleSee(boolean carriedOut) {
    Office whole = new Office();
    new Story(whole, 0, false).play();

    for (int dieAt = 1; dieAt <= STEPS; dieAt++) {
      Office killed = new Office();
      new Story(killed, dieAt, carriedOut).play();

      assertThat(killed.repository.commits()).as("killed at %d", dieAt).hasSize(1);
      assertThat(killed.request()).as("killed at %d", dieAt).isInstanceOf(RequestState.Ended.class);
      assertThat(texts(killed)).as("killed at %d", dieAt).isEqualTo(texts(whole));
      assertThat(killed.reconciler.given()).as("killed at %d", dieAt).hasSize(2);
      assertThat(killed.whispers()).as("killed at %d", dieAt).isEmpty();
      assertThat(audited(killed)).as("killed at %d", dieAt).isEqualTo(audited(whole));
    }
  }

  /// Every message at its end, the lines in threads and the alert among them.
  private static List<String> texts(Office office) {
    return office.slack.messages().stream().map(each -> each.message().text()).toList();
  }

  private static List<String> audited(Office office) {
    return office.audit().stream().map(line -> line.actor() + " " + line.what()).toList();
  }

  /// The order of a commit that could not be answered may be carried out twice: it is found.
  @Test
  void aCommitWhoseAnswerNobodyHeardIsNotMadeTwice() {
    office.receive(office.typing("UADA", "frontend staging 1.5.0"));
    office.pass();
    office.pass();
    office.carryOut(office.look().tasks());
    assertThat(office.repository.commits()).hasSize(1);

    office.restart().wait(Duration.ofSeconds(5));

    assertThat(office.repository.commits()).hasSize(1);
    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEntryThatFailsIsMadeAgainWhetherItWasKeptOrNot(boolean kept) {
    office.journal().failNext(kept);
    office.receive(office.typing("UADA", "frontend staging 1.5.0"));
    assertThatThrownBy(office::look).isInstanceOf(JournalException.class);
    assertThat(office.repository.commits()).isEmpty();

    office.settle();
    String id = office.request().ask().id().text();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.journal().failNext(kept);
    assertThatThrownBy(office::look).isInstanceOf(JournalException.class);
    office.settle();
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();

    assertThat(office.requests()).hasSize(1);
    assertThat(office.repository.commits()).hasSize(1);
    assertThat(((RequestState.Ended) office.request()).ending())
        .isEqualTo(new Ending.Done(rollout));
  }

  @Test
  void whatSlackCouldNotBeToldIsToldLaterAndMarkedSo() {
    office.types("UADA", "frontend staging 1.5.0");
    String id = office.request().ask().id().text();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.look();
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.look();
    office.absent(Duration.ofHours(1)).settle();

    assertThat(office.cards()).hasSize(1);
    assertThat(office.cardText()).contains("Done: 1.5.0");
    assertThat(office.cardText()).contains("delivered late");
  }

  @Test
  void beforeGitWasReadNobodyIsTakenForAStranger() {
    Office early = Office.beforeGitIsRead();
    early.receive(early.typing("UADA", "frontend staging 1.5.0")).settle();
    assertThat(early.whispers()).isEmpty();

    early.fetch();
    early.settle();

    assertThat(early.requests()).hasSize(1);
  }
}
