package dev.slipway.storage.backup;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes a database of an archive's rows: the schema as it was when they were copied, and the rows
/// in one transaction. What has changed in the schema since comes with the next opening, as at each
/// start of a service.
final class Refill {
  private static final int ROWS_AT_A_TIME = 500;

  private final Archive archive;
  private final JournalKind kind;

  /// @param archive that was checked
  Refill(Archive archive, JournalKind kind) {
    this.archive = archive;
    this.kind = kind;
  }

  /// @param location where there is no database yet
  /// @throws BackupException when the rows are not those of such a journal
  void into(JournalLocation location) throws BackupException {
    int schema = archive.manifest().schema();
    try {
      try (Database database = Database.open(location, kind.name(), kind.migrations(), schema)) {
        fill(database);
      }
    } catch (SQLException | StorageException e) {
      throw new BackupException(
          "cannot restore %s %s: %s"
              .formatted(archive.file(), location.where(), StorageException.reason(e)),
          e);
    }
  }

  private void fill(Database database) throws SQLException, BackupException {
    try (Connection connection = database.writing().getConnection()) {
      requireSameSchema(connection);
      connection.setAutoCommit(false);
      try {
        for (Manifest.Part part : archive.manifest().parts()) {
          fill(connection, part);
        }
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      count(connection);
    }
  }

  private void requireSameSchema(Connection connection) throws SQLException, BackupException {
    Manifest manifest = archive.manifest();
    int known = Tables.schema(connection);
    if (known < manifest.schema()) {
      throw new BackupException(
          "%s has the schema %d, and this version knows %d: use the version that made it, or a newer one"
              .formatted(archive.file(), manifest.schema(), known));
    }
    SortedSet<String> copied =
        manifest.parts().stream()
            .map(Manifest.Part::table)
            .collect(Collectors.toCollection(TreeSet::new));
    SortedSet<String> tables = Tables.of(connection);
    if (!copied.equals(tables)) {
      throw new BackupException(
          "%s has the tables %s, and such a journal has %s: take another backup"
              .formatted(archive.file(), copied, tables));
    }
  }

  private void fill(Connection connection, Manifest.Part part)
      throws SQLException, BackupException {
    List<Rows.Column> columns;
    try (Statement statement = connection.createStatement()) {
      // A table may be made with rows in it; the copy has them too.
      statement.execute("DELETE FROM " + part.table());
      try (ResultSet none = statement.executeQuery("SELECT * FROM " + part.table())) {
        columns = Rows.Column.of(none.getMetaData());
      }
    }
    String names = columns.stream().map(Rows.Column::name).collect(Collectors.joining(", "));
    String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    String insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(part.table(), names, places);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      insert(statement, columns, part);
    } catch (IOException e) {
      throw archive.altered(part, e.getMessage());
    }
  }

  private void insert(PreparedStatement statement, List<Rows.Column> columns, Manifest.Part part)
      throws SQLException, IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(archive.part(part), StandardCharsets.UTF_8))) {
      int waiting = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Rows.bind(statement, columns, line);
        statement.addBatch();
        waiting++;
        if (waiting == ROWS_AT_A_TIME) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
    }
  }

  private void count(Connection connection) throws SQLException, BackupException {
    for (Manifest.Part part : archive.manifest().parts()) {
      long rows = Tables.count(connection, part.table());
      if (rows != part.rows()) {
        throw archive.altered(part, "%d of its %d rows arrived".formatted(rows, part.rows()));
      }
    }
  }
}
