package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.OutboxStoreContract;
import dev.slipway.bot.outbox.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlOutboxStoreTest extends OutboxStoreContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected Both open() {
    SqlJournal journal = SqlJournal.open(folder.resolve("contract"));
    return new Both(journal, journal);
  }

  @Test
  void whatIsOnItsWayIsThereAfterItWasOpenedAgain() {
    List<Errand> before;
    try (SqlJournal journal = SqlJournal.open(folder)) {
      journal.record(entry(NOW, card("r-1", "asked"), card("r-2", "asked")));
      journal.note(journal.errands().getFirst(), new Result.Trying(NOW));
      journal.note(journal.errands().getLast(), new Result.Sent(THERE));
      before = journal.errands();
    }

    try (SqlJournal journal = SqlJournal.open(folder)) {
      assertThat(journal.errands()).isEqualTo(before).hasSize(1);
      assertThat(journal.cardAt(THERE.channel(), THERE.ts())).contains("r-2");
    }
  }
}
