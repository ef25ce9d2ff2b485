package dev.slipway.storage;

import dev.slipway.storage.PostgresSource.Use;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/// Renames schemas, both in one transaction.
record PostgresReplacement(
    JournalLocation.PostgreSql journal, JournalLocation.PostgreSql staged, String holder)
    implements Replacement {
  static PostgresReplacement of(JournalLocation.PostgreSql journal, String holder) {
    PostgresReplacement replacement =
        new PostgresReplacement(journal, journal.beside(STAGED), holder);
    var _ =
        replacement.locked(statement -> {
          statement.execute("DROP SCHEMA IF EXISTS " + replacement.staged().schema() + " CASCADE");
          return true;
        });
    return replacement;
  }

  @Override
  public Optional<JournalLocation> takePlace(Instant now) {
    JournalLocation.PostgreSql before = journal.beside(Replacement.before(now));
    return locked(statement -> {
      boolean was = isThere(statement);
      if (was) {
        statement.execute(rename(journal, before));
      }
      statement.execute(rename(staged, journal));
      return was ? Optional.of(before) : Optional.<JournalLocation>empty();
    });
  }

  private boolean isThere(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT 1 FROM pg_namespace WHERE nspname = '" + journal.schema() + "'")) {
      return rows.next();
    }
  }

  private static String rename(JournalLocation.PostgreSql from, JournalLocation.PostgreSql to) {
    return "ALTER SCHEMA %s RENAME TO %s".formatted(from.schema(), to.schema());
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(Statement statement) throws SQLException;
  }

  private <T> T locked(Work<T> work) {
    PostgresSource source = new PostgresSource(journal, holder, Use.WRITE, c -> c);
    try (Connection connection = source.getConnection()) {
      new Holding(journal, holder).lock(connection);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        T answer = work.run(statement);
        connection.commit();
        return answer;
      }
    } catch (SQLException e) {
      throw new StorageException(
          "cannot put another journal in the place of the one %s: %s"
              .formatted(journal.where(), StorageException.reason(e)),
          e);
    }
  }
}
