package dev.slipway.reconciler.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalContract;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.backup.BackupsOfAJournalContract;
import dev.slipway.storage.backup.Restoration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An entry has a record and an event with the same number.
class BackupsOfAJournalIT extends BackupsOfAJournalContract<SqlJournal> {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  BackupsOfAJournalIT() {
    super(new ReconcilerJournal());
  }

  @Override
  protected SqlJournal open(JournalLocation location) {
    return SqlJournal.open(location);
  }

  @Override
  protected void write(SqlJournal journal, long number) {
    journal.record(
        new Journal.Entry(
            NOW,
            List.of(ServiceRecord.unknown(KEY).withVersion(number)),
            List.of(new Journal.Told(KEY, new ServiceEvent.ServiceRemoved())),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of()));
  }

  @Override
  protected long read(SqlJournal journal, Backups.Kept backup, String content) {
    assertThat(content).startsWith("1 services, 0 rollouts, ");
    ServiceRecord record = journal.load(KEY.environment()).getFirst();
    assertThat(record.adopted()).isTrue();
    assertThat(record.recovery()).isPresent();
    assertThat(record.stateVersion()).isEqualTo(journal.newest());
    assertThat(journal.recovering(KEY.environment())).contains(backup.made());
    return record.stateVersion();
  }

  /// Another feed shows whoever reads the old one that what it knows is not what is.
  @Test
  void aRestoredJournalHasAnotherFeedAndNoRolloutRuns() throws Exception {
    String feed;
    Backups.Kept kept;
    try (SqlJournal journal = open(journal())) {
      journal.record(
          new Journal.Entry(
              NOW,
              List.of(),
              List.of(),
              List.of(JournalContract.history("one", NOW, Optional.empty())),
              Map.of(),
              Map.of(),
              Map.of("key", "paused")));
      feed = journal.feed();
      kept = backups().make(NOW);
    }

    Restoration.Restored restored =
        new Restoration(new ReconcilerJournal(), journal()).restore(kept.file(), NOW);

    assertThat(restored.before()).isPresent();
    try (SqlJournal journal = open(journal())) {
      assertThat(journal.feed()).isNotEqualTo(feed);
      assertThat(journal.answer("key")).contains("paused");
      assertThat(journal.rollouts(KEY, 10)).hasSize(1).allMatch(each -> each.ended().isPresent());
      assertThat(journal.newest()).isEqualTo(1);
    }
  }
}
