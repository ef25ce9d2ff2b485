package dev.slipway.reconciler.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalContract;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.BackupException;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.backup.JournalKind;
import dev.slipway.storage.backup.Restoration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups at random points of a journal under writes, each of them restored and read. An entry has
/// a record and an event with the same number: a copy that were not of one moment would show two.
class BackupsOfAJournalIT {
  private static final int TIMES = 100;

  /// Entries for each backup: it is made while they are written, and the journal does not grow
  /// without an end.
  private static final int ENTRIES = 40;

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final JournalKind kind = new ReconcilerJournal();
  @TempDir private Path folder = Path.of("");
  private final Semaphore leave = new Semaphore(0);
  private volatile long written;
  private volatile boolean enough;

  @Test
  void aHundredBackupsAtRandomPointsAreEachRestoredAsOfOneMoment() throws Exception {
    JournalLocation running = new JournalLocation.Folder(folder.resolve("journal"));
    Backups backups = new Backups(kind, running, folder.resolve("backups"));
    Random random = new Random(20261128);
    try (SqlJournal journal = SqlJournal.open(running)) {
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(journal));
      try {
        for (int i = 0; i < TIMES; i++) {
          long least = written;
          leave.release(ENTRIES);
          awaitWritten(least + random.nextInt(20));
          Backups.Kept kept = backups.make(NOW.plusSeconds(i));
          restored(kept, i, least);
        }
      } finally {
        enough = true;
        leave.release();
        writer.join();
      }
    }
  }

  private void awaitWritten(long number) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> written >= number);
  }

  private void restored(Backups.Kept kept, int turn, long least) throws BackupException {
    JournalLocation target = new JournalLocation.Folder(folder.resolve("restored-" + turn));
    Restoration.Restored restored = new Restoration(kind, target).restore(kept.file(), NOW);
    assertThat(restored.content()).startsWith("1 services, 0 rollouts, ");
    try (SqlJournal journal = SqlJournal.open(target)) {
      ServiceRecord record = journal.load(KEY.environment()).getFirst();
      assertThat(record.adopted()).isTrue();
      assertThat(record.recovery()).isPresent();
      assertThat(record.stateVersion()).isEqualTo(journal.newest()).isGreaterThanOrEqualTo(least);
      assertThat(journal.recovering(KEY.environment())).contains(kept.made());
    }
  }

  private boolean mayWrite() {
    leave.acquireUninterruptibly();
    return !enough;
  }

  private void write(SqlJournal journal) {
    for (long number = 1; mayWrite(); number++) {
      journal.record(
          new Journal.Entry(
              NOW,
              List.of(ServiceRecord.unknown(KEY).withVersion(number)),
              List.of(new Journal.Told(KEY, new ServiceEvent.ServiceRemoved())),
              List.of(),
              Map.of(),
              Map.of(),
              Map.of()));
      written = number;
    }
  }

  /// Another feed shows whoever reads the old one that what it knows is not what is.
  @Test
  void aRestoredJournalHasAnotherFeedAndNoRolloutRuns() throws Exception {
    JournalLocation running = new JournalLocation.Folder(folder.resolve("journal"));
    Backups backups = new Backups(kind, running, folder.resolve("backups"));
    String feed;
    Backups.Kept kept;
    try (SqlJournal journal = SqlJournal.open(running)) {
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
      kept = backups.make(NOW);
    }

    Restoration.Restored restored = new Restoration(kind, running).restore(kept.file(), NOW);

    assertThat(restored.before()).isPresent();
    try (SqlJournal journal = SqlJournal.open(running)) {
      assertThat(journal.feed()).isNotEqualTo(feed);
      assertThat(journal.answer("key")).contains("paused");
      assertThat(journal.rollouts(KEY, 10)).hasSize(1).allMatch(each -> each.ended().isPresent());
      assertThat(journal.newest()).isEqualTo(1);
    }
  }
}
