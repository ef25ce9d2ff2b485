package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The bot starts on a journal that was restored from a backup.
class RestoredJournalTest {
  private final Office office = new Office();

  private void restore() {
    office.absent(Duration.ofSeconds(10));
    office.journal.restored(new Journal.Restored(Office.START, office.now()));
    office.restart().settle();
  }

  @Test
  void whatAwaitedApprovalIsStaleAndItsMessageSaysWhy() {
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");

    restore();

    assertThat(((RequestState.Ended) office.request()).ending()).isInstanceOf(Ending.Stale.class);
    assertThat(office.cards()).hasSize(1);
    assertThat(office.cardText()).contains("restored from a backup of " + Office.START);
    assertThat(office.audit())
        .last()
        .satisfies(line -> assertThat(line.why()).contains("restored from a backup"));
  }

  @Test
  void anApprovalAfterwardsCommitsNothing() {
    office.types("UADA", "frontend production 1.5.0");
    office.reacts("UGRACE", "+1");
    restore();

    office.reacts("ULINUS", "+1").wait(Duration.ofSeconds(30));

    assertThat(office.repository.commits()).isEmpty();
  }

  @Test
  void whatIsCommittedGoesOn() {
    office.types("UADA", "frontend staging 1.5.0");
    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);

    restore();

    assertThat(office.request()).isInstanceOf(RequestState.Committed.class);
  }

  @Test
  void whatIsAskedAfterwardsIsARequestLikeAnyOther() {
    restore();
    office.absent(Duration.ofSeconds(1));

    office.types("UADA", "frontend production 1.5.0");
    office.restart().settle();

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(office.request().ask().place()).isEqualTo(PRODUCTION);
  }
}
