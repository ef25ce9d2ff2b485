package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What holds wherever a journal is kept.
abstract class DatabaseContract {
  static final String MIGRATIONS = "dev/slipway/storage/specimen";

  /// The same in all of a test, and nowhere else.
  abstract JournalLocation location();

  final Database open() {
    return Database.open(location(), "specimen", MIGRATIONS);
  }

  @Test
  void whatWasWrittenIsThereAfterItWasOpenedAgain() throws SQLException {
    try (Database database = open()) {
      write(database, "kept");
    }

    try (Database database = open()) {
      assertThat(specimens(database)).containsExactly("kept");
    }
  }

  @Test
  void whatWasCommittedIsReadAtOnce() throws SQLException {
    try (Database database = open()) {
      assertThat(specimens(database)).isEmpty();

      write(database, "one");

      assertThat(specimens(database)).containsExactly("one");
    }
  }

  @Test
  void whoOnlyReadsDisturbsNobodyAndWritesNothing() throws SQLException {
    try (Database database = open()) {
      write(database, "first");
      DataSource reader = Database.readOnly(location(), "reader");
      assertThat(answers(reader, "SELECT id FROM specimen")).containsExactly("first");

      write(database, "second");

      assertThat(answers(reader, "SELECT id FROM specimen ORDER BY id"))
          .containsExactly("first", "second");
      try (Connection connection = reader.getConnection()) {
        assertThatThrownBy(() -> insert(connection, "third")).isInstanceOf(SQLException.class);
      }
      assertThat(specimens(database)).containsExactly("first", "second");
    }
  }

  /// R27
  @Test
  void aSecondHolderIsRefusedWithThePidOfTheFirst() {
    try (Database first = open()) {
      assertThat(first.lost().toCompletableFuture()).isNotDone();

      assertThatThrownBy(this::open)
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("another ")
          .hasMessageContaining("specimen (pid " + ProcessHandle.current().pid() + ")")
          .hasMessageContaining("works on the journal " + location().where() + ": stop it, or");
    }
  }

  static void write(Database database, String id) throws SQLException {
    try (Connection connection = database.writing().getConnection()) {
      insert(connection, id);
    }
  }

  static void insert(Connection connection, String id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO specimen (id) VALUES ('" + id + "')");
    }
  }

  static List<String> specimens(Database database) throws SQLException {
    return answers(database.reading(), "SELECT id FROM specimen ORDER BY id");
  }

  static List<String> answers(DataSource source, String question) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return answers(connection, question);
    }
  }

  static List<String> answers(Connection connection, String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }
}
