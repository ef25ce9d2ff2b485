package dev.slipway.storage.backup;

import dev.slipway.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// A journal whose entries have rows in two tables: a bill has as many lines as its id says.
///
/// @param migrations `now`, or `before` for a version that knows only the first table
record Bills(String name, String migrations) implements JournalKind {
  static final Bills NOW = new Bills("shop", "dev/slipway/storage/backup/now");
  static final Bills BEFORE = new Bills("shop", "dev/slipway/storage/backup/before");

  private static final String BODY = "{\"of\":\"Grete \\\"M\\\"\nÜñ \uD83D\uDE80\"}";

  /// What no compression makes small: a damage hits it, not the archive's own words.
  private static byte[] noise(int seed) {
    byte[] noise = new byte[2_000];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  static void add(Database database, int lines) throws SQLException {
    try (Connection connection = database.writing().getConnection()) {
      connection.setAutoCommit(false);
      add(connection, lines);
      connection.commit();
    }
  }

  private static void add(Connection connection, int lines) throws SQLException {
    try (PreparedStatement bill = connection.prepareStatement("INSERT INTO bill VALUES (?, ?, ?)");
        PreparedStatement line = connection.prepareStatement("INSERT INTO line VALUES (?, ?)")) {
      bill.setString(1, Integer.toString(lines));
      bill.setNull(2, Types.BIGINT);
      bill.setString(3, BODY + HexFormat.of().formatHex(noise(lines)));
      bill.execute();
      for (int i = 0; i < lines; i++) {
        line.setString(1, Integer.toString(lines));
        line.setInt(2, i);
        line.addBatch();
      }
      line.executeBatch();
    }
  }

  static void pay(Database database, long at) throws SQLException {
    try (Connection connection = database.writing().getConnection();
        PreparedStatement pay = connection.prepareStatement("UPDATE bill SET paid = ?")) {
      pay.setLong(1, at);
      pay.execute();
    }
  }

  /// Everything, as one line for each bill.
  static List<String> all(Database database) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = database.reading().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT b.id, b.paid, b.body, COUNT(l.number) FROM bill b LEFT JOIN line l ON l.bill = b.id"
                    + " GROUP BY b.id, b.paid, b.body ORDER BY b.id")) {
      while (rows.next()) {
        all.add(
            "%s %s %s %d"
                .formatted(
                    rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
      }
    }
    return all;
  }

  @Override
  public String readAll(Database database) {
    try {
      List<String> all = all(database);
      for (String each : all) {
        if (!each.startsWith(each.substring(each.lastIndexOf(' ') + 1) + " ")) {
          throw new IllegalStateException("a bill lacks lines: " + each);
        }
      }
      return all.size() + " bills";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void markRestored(Database database, Instant made, Instant now) {
    try (Connection connection = database.writing().getConnection();
        PreparedStatement mark =
            connection.prepareStatement("INSERT INTO restored VALUES (?, ?)")) {
      mark.setLong(1, made.toEpochMilli());
      mark.setLong(2, now.toEpochMilli());
      mark.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
