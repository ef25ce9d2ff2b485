package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest extends DatabaseContract {
  @TempDir private Path folder = Path.of("");

  @Override
  JournalLocation location() {
    return new JournalLocation.Folder(folder);
  }

  @Test
  void everyConnectionIsDurableAndStrict() throws SQLException {
    try (Database database = open()) {
      assertThat(answers(database.writing(), "PRAGMA journal_mode")).containsExactly("wal");
      assertThat(answers(database.writing(), "PRAGMA synchronous")).containsExactly("2");
      assertThat(answers(database.writing(), "PRAGMA foreign_keys")).containsExactly("1");
      assertThat(answers(database.writing(), "PRAGMA busy_timeout")).containsExactly("5000");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndTheLockIsFreeAgain() throws IOException {
    Files.writeString(folder.resolve("journal.db"), "this is no database\n".repeat(100));

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot open the journal in " + folder);

    Files.delete(folder.resolve("journal.db"));
    open().close();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    JournalLocation below = new JournalLocation.Folder(file.resolve("journal"));

    assertThatThrownBy(() -> Database.open(below, "specimen", MIGRATIONS))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString());
  }
}
