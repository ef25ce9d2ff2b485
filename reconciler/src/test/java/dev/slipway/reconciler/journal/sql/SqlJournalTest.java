package dev.slipway.reconciler.journal.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.storage.JournalLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlJournalTest extends SqlJournalContract {
  @TempDir private Path folder = Path.of("");

  @Override
  protected Journal open() {
    try {
      return SqlJournal.open(
          new JournalLocation.Folder(Files.createTempDirectory(folder, "journal")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  JournalLocation location() {
    return new JournalLocation.Folder(folder);
  }

  @Override
  Connection intruder() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
  }

  @Test
  void aFileThatIsNoJournalIsRefusedAndTheLockIsFreeAgain() throws IOException {
    Files.writeString(folder.resolve("journal.db"), "this is no database\n".repeat(100));

    assertThatThrownBy(() -> SqlJournal.open(location()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(folder.toString());

    Files.delete(folder.resolve("journal.db"));
    SqlJournal.open(location()).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    JournalLocation below = new JournalLocation.Folder(file.resolve("journal"));

    assertThatThrownBy(() -> SqlJournal.open(below))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(file.toString());
  }
}
