package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final String MIGRATIONS = "dev/slipway/storage/specimen";

  @TempDir private Path folder = Path.of("");

  @Test
  void everyConnectionIsDurableAndStrict() throws SQLException {
    try (Database database = Database.open(folder, "specimen", MIGRATIONS);
        Connection connection = database.source().getConnection()) {
      assertThat(answer(connection, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(answer(connection, "PRAGMA synchronous")).isEqualTo("2");
      assertThat(answer(connection, "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(answer(connection, "PRAGMA busy_timeout")).isEqualTo("5000");
    }
  }

  @Test
  void whatWasWrittenIsThereAfterItWasOpenedAgain() throws SQLException {
    try (Database database = Database.open(folder, "specimen", MIGRATIONS);
        Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO specimen (id) VALUES ('kept')");
    }

    try (Database database = Database.open(folder, "specimen", MIGRATIONS);
        Connection connection = database.source().getConnection()) {
      assertThat(answer(connection, "SELECT id FROM specimen")).isEqualTo("kept");
    }
  }

  @Test
  void aSecondHolderIsRefusedWithThePidOfTheFirst() {
    long pid = ProcessHandle.current().pid();
    try (Database first = Database.open(folder, "specimen", MIGRATIONS)) {
      assertThat(first.source()).isNotNull();

      assertThatThrownBy(() -> Database.open(folder, "specimen", MIGRATIONS))
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "another specimen (pid %d) works on the journal in %s: stop it, or give this one a"
                      .formatted(pid, folder)
                  + " state folder of its own");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndTheLockIsFreeAgain() throws IOException {
    Files.writeString(folder.resolve("journal.db"), "this is no database\n".repeat(100));

    assertThatThrownBy(() -> Database.open(folder, "specimen", MIGRATIONS))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot open the journal in " + folder);

    Files.delete(folder.resolve("journal.db"));
    Database.open(folder, "specimen", MIGRATIONS).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Database.open(file.resolve("journal"), "specimen", MIGRATIONS))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString());
  }

  private static String answer(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
