package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.BackupException;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.backup.JournalKind;
import dev.slipway.storage.backup.Restoration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups at random points of a journal under writes, each of them restored and read. The entry
/// with the number n is line n of the audit and the n-th lock: a copy that were not of one moment
/// would show two numbers, or a broken trail.
class BackupsOfAJournalIT {
  private static final int TIMES = 100;

  /// Entries for each backup: it is made while they are written, and the journal does not grow
  /// without an end.
  private static final int ENTRIES = 40;

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final JournalKind kind = new BotJournal();
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
          restored(backups.make(NOW.plusSeconds(i)), i, least);
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

    try (SqlJournal journal = SqlJournal.open(target)) {
      long number = journal.locksSeen().size();
      assertThat(number).isGreaterThanOrEqualTo(least);
      assertThat(restored.content())
          .isEqualTo(
              "0 requests, 0 rollouts, 0 incidents, 0 messages, %d entries of the audit"
                  .formatted(number));
      assertThat(journal.restored()).contains(new Journal.Restored(kept.made(), NOW));
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
              List.of(),
              List.of(),
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(new AuditLine("U1", "lock", "frontend", "entry " + number)),
              List.of(new LockSeen("lock " + number, NOW, LockSeen.Reminder.TO_COME)),
              Optional.empty(),
              List.of(),
              List.of()));
      written = number;
    }
  }
}
