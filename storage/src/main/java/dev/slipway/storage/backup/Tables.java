package dev.slipway.storage.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which tables a journal has, and at which migration it is.
final class Tables {
  private static final String HISTORY = "flyway_schema_history";

  /// They belong to a database, not to what a journal says.
  private static final Set<String> NOT_COPIED = Set.of(HISTORY, "holding");

  private Tables() {}

  static SortedSet<String> of(Connection connection) throws SQLException {
    SortedSet<String> names = new TreeSet<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    names.removeAll(NOT_COPIED);
    names.removeIf(name -> name.startsWith("sqlite_"));
    return names;
  }

  /// Number of the newest migration.
  static int schema(Connection connection) throws SQLException {
    int newest = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL")) {
      while (rows.next()) {
        newest = Math.max(newest, Integer.parseInt(rows.getString(1)));
      }
    }
    return newest;
  }

  static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
