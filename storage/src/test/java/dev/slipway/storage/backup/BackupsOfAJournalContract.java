package dev.slipway.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.storage.JournalLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups at random points of a service's own journal under writes, each of them restored and
/// read. Entries are numbered from 1, and each leaves its number in two tables: a copy that were
/// not of one moment would show two.
///
/// @param <J> the journal, open
public abstract class BackupsOfAJournalContract<J extends AutoCloseable> {
  protected static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int TIMES = 100;

  /// Entries for each backup: it is made while they are written, and the journal does not grow
  /// without an end.
  private static final int ENTRIES = 40;

  private final JournalKind kind;
  @TempDir private Path folder = Path.of("");
  private final Semaphore leave = new Semaphore(0);
  private volatile long written;
  private volatile boolean enough;

  protected BackupsOfAJournalContract(JournalKind kind) {
    this.kind = kind;
  }

  protected abstract J open(JournalLocation location);

  /// Records the entry of that number.
  protected abstract void write(J journal, long number);

  /// Holds that what was restored is of one moment.
  ///
  /// @return the number of its last entry
  protected abstract long read(J journal, Backups.Kept backup, String content);

  protected final JournalLocation journal() {
    return new JournalLocation.Folder(folder.resolve("journal"));
  }

  protected final Backups backups() {
    return new Backups(kind, journal(), folder.resolve("backups"));
  }

  @Test
  final void aHundredBackupsAtRandomPointsAreEachRestoredAsOfOneMoment() throws Exception {
    Random random = new Random(20261128);
    try (J journal = open(journal())) {
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeAll(journal));
      try {
        for (int turn = 0; turn < TIMES; turn++) {
          long least = written;
          leave.release(ENTRIES);
          long wanted = least + random.nextInt(20);
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(1))
              .until(() -> written >= wanted);
          Backups.Kept backup = backups().make(NOW.plusSeconds(turn));
          assertThat(restored(backup, turn)).isGreaterThanOrEqualTo(least);
        }
      } finally {
        enough = true;
        leave.release();
        writer.join();
      }
    }
  }

  private long restored(Backups.Kept backup, int turn) throws Exception {
    JournalLocation target = new JournalLocation.Folder(folder.resolve("restored-" + turn));
    Restoration.Restored restored = new Restoration(kind, target).restore(backup.file(), NOW);
    try (J journal = open(target)) {
      return read(journal, backup, restored.content());
    }
  }

  private void writeAll(J journal) {
    for (long number = 1; mayWrite(); number++) {
      write(journal, number);
      written = number;
    }
  }

  private boolean mayWrite() {
    leave.acquireUninterruptibly();
    return !enough;
  }
}
