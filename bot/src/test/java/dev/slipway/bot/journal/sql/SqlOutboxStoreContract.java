package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.OutboxStoreContract;
import dev.slipway.bot.outbox.Result;
import dev.slipway.storage.JournalLocation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What only a durable outbox promises, wherever it is kept.
abstract class SqlOutboxStoreContract extends OutboxStoreContract {
  /// Where nobody has kept anything.
  abstract JournalLocation unused();

  @Override
  protected final Both open() {
    SqlJournal journal = SqlJournal.open(unused());
    return new Both(journal, journal);
  }

  @Test
  void whatIsOnItsWayIsThereAfterItWasOpenedAgain() {
    JournalLocation location = unused();
    List<Errand> before;
    try (SqlJournal journal = SqlJournal.open(location)) {
      journal.record(entry(NOW, card("r-1", "asked"), card("r-2", "asked")));
      journal.note(journal.errands().getFirst(), new Result.Trying(NOW));
      journal.note(journal.errands().getLast(), new Result.Sent(THERE));
      before = journal.errands();
    }

    try (SqlJournal journal = SqlJournal.open(location)) {
      assertThat(journal.errands()).isEqualTo(before).hasSize(1);
      assertThat(journal.cardAt(THERE.channel(), THERE.ts())).contains("r-2");
    }
  }
}
