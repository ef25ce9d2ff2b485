package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.PRODUCTION_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestMachine;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// C6, C8: somebody merged 1.5.0 to production, the reconciler does not begin, and then it is asked
/// for in chat.
class StandsInGitTest {
  private final Office office = new Office();

  @BeforeEach
  void linusMerges() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>", PRODUCTION_FILE, "1.4.2 # ours", "1.5.0 # ours");
    office.fetch();
    office.reconciler.sees(PRODUCTION, "1.5.0");
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  private void nothingWasCommitted() {
    assertThat(office.repository.commits()).allMatch(commit -> commit.request().isEmpty());
  }

  @Test
  void whatWaitsForSomethingElseThanApprovalIsSaidWithWhatItWaitsFor() {
    office.reconciler.block("promotion", "1.5.0 is not proven in staging");
    office.types("UADA", "frontend production 1.5.0");

    assertThat(office.lastWhisper())
        .contains("stands in Git already", "1.5.0 is not proven in staging")
        .doesNotContain("serves");
    assertThat(ending()).isInstanceOf(Ending.NothingToDo.class);
    assertThat(office.cards()).isEmpty();
  }

  @Test
  void aLockIsSaidToHoldBackWhatStandsInGit() {
    office.reconciler.block("approval", "0 of 2 approvals for 1.5.0");
    office.reconciler.block("lock", "locked by linus: migration");
    office.types("UADA", "frontend production 1.5.0");

    assertThat(office.lastWhisper())
        .contains("stands in Git already", "locked by linus: migration");
  }

  @Test
  void whatNothingHoldsBackBeginsByItself() {
    office.types("UADA", "frontend production 1.5.0");

    assertThat(office.lastWhisper()).contains("stands in Git already", "begins by itself");
    assertThat(office.cards()).isEmpty();
  }

  @Test
  void whatIsBeingRolledOutIsNotSaidToServe() {
    office.reconciler.begin(PRODUCTION, "1.5.0", "", "");
    office.types("UADA", "frontend production 1.5.0");

    assertThat(office.whispers()).allSatisfy(text -> assertThat(text).doesNotContain("serves"));
  }

  @Test
  void aMissingApprovalIsGivenInChatAndPassedOnWithoutACommit() {
    office.reconciler.block("approval", "0 of 2 approvals for 1.5.0");
    office.types("UADA", "frontend production 1.5.0");
    assertThat(shown()).contains("stands in Git already: it waits for the approval");

    office.reacts("UGRACE", "+1");
    assertThat(office.reconciler.given()).isEmpty();
    office.reacts("ULINUS", "+1");
    office.wait(Duration.ofSeconds(3));

    nothingWasCommitted();
    assertThat(office.reconciler.given())
        .hasSize(2)
        .allSatisfy(given -> {
          assertThat(given.operation()).isEqualTo(Operation.APPROVE);
          assertThat(given.request().hash()).contains(office.reconciler.hash(PRODUCTION, "1.5.0"));
        });
    assertThat(ending()).isEqualTo(new Ending.Approved());
    assertThat(shown()).contains("Approved: 1.5.0 stands in Git already");
  }

  private String shown() {
    return office.card().message().blocks().toString();
  }

  @Test
  void approvalsOutliveAReconcilerThatIsAwayAndTheBot() {
    office.reconciler.block("approval", "0 of 2 approvals for 1.5.0");
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");
    office.receive(office.reacting("ULINUS", office.card().posted(), "+1", true));
    office.pass();
    office.pass();
    office.look();
    assertThat(office.request()).isInstanceOf(RequestState.PassingOn.class);
    office.reconciler.away(true);
    office.restart().wait(Duration.ofMinutes(5));
    office.reconciler.away(false);
    office.wait(Duration.ofMinutes(1));

    assertThat(ending()).isEqualTo(new Ending.Approved());
  }

  @Test
  void anApprovalOfWhatGitNoLongerNamesIsStale() {
    office.reconciler.block("approval", "0 of 2 approvals for 1.5.0");
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");
    office.receive(office.reacting("ULINUS", office.card().posted(), "+1", true));
    office.pass();
    office.reconciler.sees(PRODUCTION, "1.6.0");
    office.wait(RequestMachine.TAKEN_WITHIN.plusMinutes(1));

    assertThat(ending()).isInstanceOf(Ending.Stale.class);
    assertThat(office.reconciler.given()).isEmpty();
  }
}
