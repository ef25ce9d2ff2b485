package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION_FILE;
import static dev.slipway.bot.loop.Environments.STAGING_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Button;
import dev.slipway.bot.message.StopDialog;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C11 and C12: locks and freezes from chat, which stand in Git.
class LocksTest {
  private static final String LOCK = "lock frontend staging for 2h moving house";
  private static final int STEPS = 12;

  private final Office office = new Office();

  private List<Lock> locks() {
    office.fetch();
    return office.repository.known().rules("staging").orElseThrow().locks();
  }

  private Button asked() {
    return office.slack.whispers().getLast().message().blocks().stream()
        .filter(Block.Actions.class::isInstance)
        .flatMap(block -> ((Block.Actions) block).buttons().stream())
        .filter(button -> button.action().equals(Actions.TAKE_OVER))
        .findFirst()
        .orElseThrow();
  }

  private static Lock lock(String by, String reason, Duration time) {
    return new Lock(Optional.of("frontend"), by, reason, Office.START.plus(time));
  }

  /// C11.
  @Test
  void aLockIsACommitByItsOwnerAndOneLineInTheChannel() {
    office.types("UADA", LOCK);

    assertThat(locks()).containsExactly(lock("ada", "moving house", Duration.ofHours(2)));
    assertThat(office.repository.commits())
        .singleElement()
        .satisfies(commit -> assertThat(commit.author()).startsWith("Ada Lovelace"));
    assertThat(office.cards()).hasSize(1);
    assertThat(office.cardText())
        .contains("<@UADA> locked frontend in staging until <!date^", "Reason: moving house.");
    assertThat(office.lastWhisper()).contains("You have locked frontend in staging until");
    assertThat(office.audit()).last().extracting("what", "actor").containsExactly("lock", "ada");
    assertThat(office.audit().getLast().why()).contains("for 2h: moving house; commit");
  }

  /// C11.
  @Test
  void whoIsNotPermittedIsToldSoAndNothingIsCommitted() {
    office.types("UMALLORY", LOCK).types("UADA", "lock in production for 2h because");

    assertThat(office.repository.commits()).isEmpty();
    assertThat(office.whispers())
        .allSatisfy(text -> assertThat(text).contains("not permitted to lock"));
    assertThat(office.audit()).extracting("what").containsExactly("refuse", "refuse");
  }

  @Test
  void withoutEndOrReasonADialogAsksAndItsAnswerCounts() {
    office.types("UADA", "lock frontend staging moving house");
    assertThat(office.slack.dialog("trigger-Ev1").orElseThrow().memory())
        .isEqualTo(Office.CHANNEL + " lock frontend staging");

    office.sends(
        "UADA",
        StopDialog.CALLBACK,
        Office.CHANNEL + " lock frontend staging",
        Map.of(StopDialog.END, "2h", StopDialog.REASON, "moving house"));
    assertThat(locks()).containsExactly(lock("ada", "moving house", Duration.ofHours(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock frontend staging for 15d moving",
        "lock frontend staging until 2026-11-25T09:00Z moving",
        "freeze staging for 61d moving"
      })
  void whatLastsTooLongOrIsOverIsRefusedWithWhatMayBe(String text) {
    office.types("UADA", text);

    assertThat(office.repository.commits()).isEmpty();
    assertThat(office.lastWhisper()).containsPattern("(14|60) days at most|passed already");
  }

  /// C11: asked for by another and by the owner, who unlocks first.
  @Test
  void aRequestForWhatIsLockedIsRefusedWithOwnerReasonAndEnd() {
    office.types("UADA", LOCK);
    office.reconciler.block("lock", "locked by ada: moving house");
    office.types("UGRACE", "frontend staging 1.5.0");

    assertThat(office.lastWhisper())
        .contains("Not deployed: <@UADA> has locked frontend in staging", "moving house");
    office.types("UADA", "frontend staging 1.5.0");
    assertThat(office.lastWhisper()).contains("you have locked frontend in staging", "Unlock it");
    assertThat(office.request()).isInstanceOf(RequestState.Ended.class);
  }

  /// C11, C12: the approval is refused, the request goes on waiting.
  @ParameterizedTest
  @ValueSource(
      strings = {"lock frontend production for 1h moving", "freeze production for 1h moving"})
  void anApprovalOfWhatIsLockedOrFrozenIsRefusedUntilItEnds(String stop) {
    office.types("UADA", "frontend production 1.5.0");
    office.types("UMARGARET", stop);
    var card = office.cards().getFirst();
    office.reacts("UGRACE", card.posted(), "+1", true);

    assertThat(office.lastWhisper()).contains("does not count", "moving", "until <!date");
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(((RequestState.AwaitingApproval) office.request()).approvals()).isEmpty();

    office.absent(Duration.ofMinutes(61)).reacts("UGRACE", card.posted(), "+1", true);
    assertThat(((RequestState.AwaitingApproval) office.request()).approvals()).hasSize(1);
  }

  /// C11.
  @Test
  void takingOverIsAskedForFirstAndTheOwnerIsTold() {
    office.types("UADA", LOCK);
    office.types("UGRACE", "lock frontend staging for 1h mine");

    assertThat(office.lastWhisper()).contains("<@UADA> has locked", "moving house", "Take over");
    assertThat(locks()).containsExactly(lock("ada", "moving house", Duration.ofHours(2)));
    assertThat(office.cards()).hasSize(1);

    office.presses("UGRACE", Actions.TAKE_OVER, asked().value());
    assertThat(locks()).containsExactly(lock("grace", "mine", Duration.ofHours(1)));
    assertThat(office.cards()).hasSize(2);
    assertThat(office.cardText())
        .contains("<@UGRACE> took the lock of frontend in staging over from <@UADA>");
  }

  @Test
  void aConfirmationCountsForTheLockThatWasSeenOnly() {
    office.types("UADA", LOCK);
    office.types("UGRACE", "unlock frontend staging");
    Button seen = asked();
    office.types("UADA", "lock frontend staging for 3h moving on");
    office.presses("UGRACE", Actions.TAKE_OVER, seen.value());

    assertThat(office.lastWhisper()).contains("moving on", "Unlock all the same");
    assertThat(locks()).containsExactly(lock("ada", "moving on", Duration.ofHours(3)));

    office.presses("UGRACE", Actions.TAKE_OVER, asked().value());
    assertThat(locks()).isEmpty();
    assertThat(office.cardText()).contains("<@UGRACE> unlocked", "which <@UADA> had locked");
  }

  @Test
  void whatIsUnlockedBeforeTheConfirmationIsTakenFromNobody() {
    office.types("UADA", LOCK).types("UGRACE", "lock frontend staging for 1h mine");
    Button seen = asked();
    office.types("UADA", "unlock frontend staging");
    office.presses("UGRACE", Actions.TAKE_OVER, seen.value());

    assertThat(locks()).extracting(Lock::reason).containsExactly("mine");
    assertThat(office.cardText()).contains("<@UGRACE> locked frontend in staging until");
  }

  @Test
  void aLockThatSomebodyPushedMeanwhileIsAskedAboutAndNotOverwritten() {
    office.repository.replace(
        "Linus",
        STAGING_FILE,
        "target: local\n",
        "target: local\nlocks: [{service: frontend, by: linus, reason: first, until:"
            + " 2026-11-25T10:00Z}]\n");
    office.types("UADA", LOCK);

    assertThat(office.lastWhisper()).contains("<@ULINUS> has locked", "first", "Take over");
    assertThat(locks()).extracting(Lock::by).containsExactly("linus");
    assertThat(office.cards()).isEmpty();
  }

  /// C11.
  @Test
  void itEndsByItselfAndTheNextChangeClearsItAway() {
    office.types("UADA", LOCK).types("UADA", "locks");
    assertThat(office.lastWhisper()).contains("frontend in staging: locked by <@UADA>");

    office.absent(Duration.ofHours(2)).types("UADA", "locks staging");
    assertThat(office.lastWhisper()).isEqualTo("Nothing is locked or frozen.");

    office.types("UGRACE", "lock in staging for 1h all of it");
    assertThat(locks()).singleElement().extracting(Lock::reason).isEqualTo("all of it");
  }

  @Test
  void onesOwnLockIsProlongedAndUnlockedWithoutAQuestion() {
    office.types("UADA", LOCK).types("UADA", "lock frontend staging for 4h still moving");
    assertThat(locks()).containsExactly(lock("ada", "still moving", Duration.ofHours(4)));

    office.types("UADA", "unlock frontend staging");
    assertThat(locks()).isEmpty();
    assertThat(office.cardText()).isEqualTo("<@UADA> unlocked frontend in staging.");
    office.types("UADA", "unlock frontend staging");
    assertThat(office.lastWhisper()).contains("Nothing was done");
  }

  /// C12.
  @Test
  void aFreezeIsSetAndLifted() {
    office.types("ULINUS", "freeze production until 2026-11-26T18:00Z inventory");
    office.fetch();

    assertThat(office.repository.known().rules("production").orElseThrow().freezes())
        .singleElement()
        .satisfies(freeze -> {
          assertThat(freeze.until()).isEqualTo(Instant.parse("2026-11-26T18:00:00Z"));
          assertThat(freeze.reason()).isEqualTo("inventory");
        });
    assertThat(office.cardText()).contains("<@ULINUS> froze production until", "inventory");

    office.types("UGRACE", "unfreeze production");
    assertThat(office.repository.text(PRODUCTION_FILE)).contains("freezes: []");
    assertThat(office.cardText()).isEqualTo("<@UGRACE> lifted the freeze of production.");
  }

  @Test
  void thatItIsTriedIsSaidOnceAlsoWhenItMeansSomethingElseMeanwhile() {
    office.repository.away(true);
    office.types("UADA", LOCK);
    office.repository.away(false);
    office.repository.replace(
        "Ada",
        STAGING_FILE,
        "target: local\n",
        "target: local\nlocks: [{service: frontend, by: ada, reason: first, until:"
            + " 2026-11-25T10:00Z}]\n");
    office.absent(Duration.ofSeconds(10)).pass();

    office.repository.away(true);
    office.settle();
    assertThat(office.whispers()).hasSize(1).first().asString().contains("tried for two minutes");

    office.repository.away(false);
    office.wait(Duration.ofSeconds(10));
    assertThat(office.lastWhisper()).contains("You have locked frontend");
    assertThat(locks()).extracting(Lock::reason).containsExactly("moving house");
  }

  @Test
  void whileGitIsAwayItIsTriedAndThenSaidThatItIsNotKnown() {
    office.repository.away(true);
    office.types("UADA", LOCK).wait(Duration.ofSeconds(30));
    assertThat(office.whispers()).singleElement().asString().contains("kept and tried");

    office.repository.away(false);
    office.wait(Duration.ofSeconds(40));
    assertThat(office.whispers()).hasSize(2);
    assertThat(locks()).hasSize(1);

    office.repository.away(true);
    office.types("UADA", "unlock frontend staging").wait(Duration.ofSeconds(180));
    assertThat(office.lastWhisper()).contains("not known");
  }

  /// C14: a lock that is taken over, with a kill at any pass.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKillAtAnyPassMakesOneCommitAndOneLine(boolean carriedOut) {
    for (int dieAt = 1; dieAt <= STEPS; dieAt++) {
      Office killed = new Office();
      killed.types("UADA", LOCK).types("UGRACE", "lock frontend staging for 1h mine");
      killed.repository.loseNextAnswer();
      killed.receive(
          new dev.slipway.bot.slack.Inbound.Pressed(
              "Ev9",
              "UGRACE",
              Office.TEAM,
              Office.CHANNEL,
              Optional.empty(),
              Actions.TAKE_OVER,
              takeover(killed),
              Optional.empty(),
              "t"));
      play(killed, dieAt, carriedOut);

      assertThat(killed.repository.commits()).as("killed at %d", dieAt).hasSize(2);
      assertThat(killed.cards()).as("killed at %d", dieAt).hasSize(2);
      assertThat(killed.cardText()).contains("took the lock", "over from <@UADA>", "mine");
    }
  }

  private static String takeover(Office office) {
    return office.slack.whispers().getLast().message().blocks().stream()
        .filter(Block.Actions.class::isInstance)
        .map(block -> ((Block.Actions) block).buttons().getFirst().value())
        .findFirst()
        .orElseThrow();
  }

  private static void play(Office office, int dieAt, boolean carriedOut) {
    for (int step = 1; step <= STEPS; step++) {
      Desk.Pass pass = office.look();
      if (step != dieAt) {
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
}
