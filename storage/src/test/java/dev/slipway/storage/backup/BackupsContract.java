package dev.slipway.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds wherever the journal is kept that is backed up and restored.
abstract class BackupsContract {
  static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  /// Another with each call, and nothing there yet.
  abstract JournalLocation unused();

  static Database open(JournalLocation location) {
    return Database.open(location, Bills.NOW.name(), Bills.NOW.migrations());
  }

  final Backups backups(JournalLocation location) {
    return new Backups(Bills.NOW, location, folder.resolve("backups"));
  }

  @Test
  void aBackupOfARunningJournalIsRestoredElsewhereAsItWas() throws Exception {
    JournalLocation location = unused();
    JournalLocation elsewhere = unused();
    List<String> then;
    Backups.Kept backup;
    try (Database database = open(location)) {
      Bills.add(database, 3);
      Bills.pay(database, 1_234_567_890_123L);
      Bills.add(database, 2);
      then = Bills.all(database);

      backup = backups(location).make(NOON);

      Bills.add(database, 7);
    }
    Restoration.Restored restored =
        new Restoration(Bills.NOW, elsewhere).restore(backup.file(), NOON.plusSeconds(60));

    assertThat(restored.content()).isEqualTo("2 bills");
    assertThat(restored.before()).isEmpty();
    assertThat(restored.manifest().schema()).isEqualTo(3);
    try (Database database = open(elsewhere)) {
      assertThat(Bills.all(database)).isEqualTo(then);
    }
  }

  /// An entry has rows in two tables: a copy that were not of one moment would lack some.
  @Test
  void backupsUnderWritesAreEachOfOneMoment() throws Exception {
    JournalLocation location = unused();
    List<Backups.Kept> kept = new ArrayList<>();
    try (Database database = open(location)) {
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(database, enough));
      for (int i = 0; i < 10; i++) {
        kept.add(backups(location).make(NOON.plusSeconds(i)));
      }
      enough.set(true);
      writer.join();
    }

    for (Backups.Kept each : kept) {
      assertThat(new Verification(Bills.NOW).verify(each.file()).content()).endsWith(" bills");
    }
  }

  private static void write(Database database, AtomicBoolean enough) {
    try {
      for (int lines = 1; !enough.get() && lines < 60; lines++) {
        Bills.add(database, lines);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasThereBeforeIsKeptAndWhatIsThereIsMarked() throws Exception {
    JournalLocation location = unused();
    Backups.Kept backup;
    List<String> lost;
    try (Database database = open(location)) {
      Bills.add(database, 1);
      backup = backups(location).make(NOON);
      Bills.add(database, 2);
      lost = Bills.all(database);
    }

    Restoration.Restored restored =
        new Restoration(Bills.NOW, location).restore(backup.file(), NOON.plusSeconds(60));

    try (Database database = open(location)) {
      assertThat(Bills.all(database)).hasSize(1);
      assertThat(answers(database, "SELECT made FROM restored"))
          .containsExactly(Long.toString(NOON.toEpochMilli()));
    }
    try (Database database = open(restored.before().orElseThrow())) {
      assertThat(Bills.all(database)).isEqualTo(lost);
    }
  }

  @Test
  void aJournalThatAServiceWorksOnIsNotReplaced() throws Exception {
    JournalLocation location = unused();
    try (Database database = open(location)) {
      Bills.add(database, 1);
      Backups.Kept backup = backups(location).make(NOON);
      Bills.add(database, 2);

      assertThatThrownBy(() -> new Restoration(Bills.NOW, location).restore(backup.file(), NOON))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("another ")
          .hasMessageContaining("stop it");

      assertThat(Bills.all(database)).hasSize(2);
    }
  }

  @Test
  void whereThereIsNoJournalThereIsNoBackup() {
    assertThatThrownBy(() -> backups(unused()).make(NOON))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cannot back up the journal ");
  }

  static List<String> answers(Database database, String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (var connection = database.reading().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }
}
