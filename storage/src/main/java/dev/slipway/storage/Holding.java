package dev.slipway.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Keeps a second process away from a journal in PostgreSQL. For one thread at a time.
///
/// 1. The session that writes is the session that holds the advisory lock; there is one. A server
///    frees a session's lock after it has rolled back what the session had not committed. So
///    whoever has lost the lock has lost its way to write too, at the same moment, noticed or not.
/// 2. A session that is lost is replaced by one that takes the lock anew, and counts that in the
///    table `holding`. Another number there than was left means that somebody else has held the
///    journal in between: then what this process remembers is no longer true, and it never writes
///    again.
final class Holding {
  /// SQL state of a lock that was not to be had in time.
  static final String LOCK_NOT_AVAILABLE = "55P03";

  /// With the schema's hash names the lock; two schemas of one hash only keep each other away.
  private static final int SLIPWAY = 0x534c_5057;

  private static final long NEVER_HELD = -1;

  private final JournalLocation.PostgreSql location;
  private final String holder;
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private long generation = NEVER_HELD;

  Holding(JournalLocation.PostgreSql location, String holder) {
    this.location = location;
    this.holder = holder;
  }

  CompletionStage<String> lost() {
    return lost;
  }

  /// Makes a new session the one that holds.
  Connection take(Connection connection) throws SQLException {
    try {
      lock(connection);
      count(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// Takes the lock, waiting for as long as the session's `lock_timeout`.
  void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_advisory_lock(?, ?)")) {
      statement.setInt(1, SLIPWAY);
      statement.setInt(2, lockOfSchema());
      statement.execute();
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw taken(connection, e);
      }
      throw e;
    }
  }

  private SQLException taken(Connection connection, SQLException cause) throws SQLException {
    if (generation != NEVER_HELD
        && read(connection, "SELECT generation FROM holding") != generation) {
      return superseded();
    }
    return new SQLException(
        "another %s works on the journal %s: stop it, or give this one a schema of its own"
            .formatted(other(connection), location.where()),
        cause.getSQLState());
  }

  /// Who holds the lock, as it calls itself to the server.
  private String other(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COALESCE(a.application_name, '') || COALESCE(' on ' || host(a.client_addr), '')"
                + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                + " JOIN pg_database d ON d.oid = l.database"
                + " WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()"
                + " AND CAST(l.classid AS BIGINT) = ? AND CAST(l.objid AS BIGINT) = ?")) {
      statement.setLong(1, SLIPWAY);
      statement.setLong(2, lockOfSchema());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : holder;
      }
    }
  }

  private void count(Connection connection) throws SQLException {
    String unlessAnother = generation == NEVER_HELD ? "" : " WHERE generation = " + generation;
    long counted =
        read(
            connection,
            "UPDATE holding SET generation = generation + 1"
                + unlessAnother
                + " RETURNING generation");
    if (counted == NEVER_HELD) {
      throw superseded();
    }
    generation = counted;
  }

  private SQLException superseded() {
    String message =
        "another %s has worked on the journal %s while this one could not reach it: this one has to end"
            .formatted(holder, location.where());
    lost.complete(message);
    return new SQLException(message);
  }

  private static long read(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : NEVER_HELD;
    }
  }

  private int lockOfSchema() {
    return location.schema().hashCode() & Integer.MAX_VALUE;
  }
}
