package dev.slipway.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.slipway.storage.PostgresSource.Use;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/// A schema of a PostgreSQL database. [Holding] keeps a second process away. A server that goes
/// away and comes back is connected to again; what was not committed by then has failed.
final class PostgresDatabase implements Database {
  private static final int READERS = 3;

  /// Also how soon, at the latest, a lost session is noticed by one who writes nothing.
  private static final long KEEP_ALIVE = TimeUnit.SECONDS.toMillis(30);

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toMillis(10);

  private final Holding holding;
  private final HikariDataSource writing;
  private final HikariDataSource reading;

  private PostgresDatabase(Holding holding, HikariDataSource writing, HikariDataSource reading) {
    this.holding = holding;
    this.writing = writing;
    this.reading = reading;
  }

  static PostgresDatabase open(
      JournalLocation.PostgreSql location, String holder, Migrations migrations) {
    Holding holding = new Holding(location, holder);
    try {
      migrate(
          location, holding, new PostgresSource(location, holder, Use.WRITE, c -> c), migrations);
      HikariDataSource writing =
          pool(new PostgresSource(location, holder, Use.WRITE, holding::take), 1);
      return new PostgresDatabase(holding, writing, readers(location, holder, writing));
    } catch (SQLException | FlywayException | HikariPool.PoolInitializationException e) {
      throw new StorageException(sentence(location, e), e);
    }
  }

  static DataSource readOnly(JournalLocation.PostgreSql location, String reader) {
    return new PostgresSource(location, reader, Use.READ, c -> c);
  }

  /// Under the lock, so that no other process works on the tables meanwhile.
  private static void migrate(
      JournalLocation.PostgreSql location,
      Holding holding,
      DataSource source,
      Migrations migrations)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      require(connection, "fsync", "on", "a commit would not be on the disk");
      require(connection, "server_encoding", "UTF8", "texts would not come back as they were");
      holding.lock(connection);
      if (answer(connection, "SELECT to_regnamespace('" + location.schema() + "')").isEmpty()) {
        execute(connection, "CREATE SCHEMA " + location.schema());
      }
      migrations
          .of(source, "dev/slipway/storage/postgresql")
          .schemas(location.schema())
          .createSchemas(false)
          .load()
          .migrate();
    }
  }

  private static void require(Connection connection, String setting, String value, String otherwise)
      throws SQLException {
    String found = answer(connection, "SHOW " + setting);
    if (!found.equals(value)) {
      throw new SQLException(
          "the server's %s is %s, with which %s: it has to be %s"
              .formatted(setting, found, otherwise, value));
    }
  }

  private static String answer(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      String answer = rows.next() ? rows.getString(1) : null;
      return answer == null ? "" : answer;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static HikariDataSource readers(
      JournalLocation.PostgreSql location, String holder, HikariDataSource writing) {
    try {
      return pool(new PostgresSource(location, holder, Use.READ, c -> c), READERS);
    } catch (HikariPool.PoolInitializationException e) {
      writing.close();
      throw e;
    }
  }

  private static HikariDataSource pool(PostgresSource source, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(LONGEST_WAIT);
    pool.setKeepaliveTime(KEEP_ALIVE);
    // A session that holds the lock is kept for as long as it lives.
    pool.setMaxLifetime(0);
    pool.setPoolName("journal");
    return new HikariDataSource(pool);
  }

  private static String sentence(JournalLocation.PostgreSql location, Exception failure) {
    Throwable deepest = StorageException.deepest(failure);
    String state = stateOf(failure);
    if (state.equals(Holding.LOCK_NOT_AVAILABLE)) {
      return StorageException.reason(failure);
    }
    String opening = "cannot open the journal " + location.where() + ": ";
    return opening
        + switch (state) {
          case "28P01", "28000" ->
              "the server does not let in the user %s with the password in %s"
                  .formatted(location.user(), location.password());
          case "3D000" ->
              "there is no database %s on the server: create it".formatted(location.name());
          case "42501" ->
              "the user %s may not do this there, grant it to it: %s"
                  .formatted(location.user(), StorageException.reason(failure));
          case "08001", "08004", "08006" ->
              "the server %s does not answer at port %d: %s"
                  .formatted(location.host(), location.port(), deepest.getMessage());
          default -> StorageException.reason(failure);
        };
  }

  /// The SQL state closest to the bottom, where there is one.
  private static String stateOf(Throwable failure) {
    String state = "";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException said && said.getSQLState() != null) {
        state = said.getSQLState();
      }
    }
    return state;
  }

  @Override
  public DataSource reading() {
    return reading;
  }

  @Override
  public DataSource writing() {
    return writing;
  }

  @Override
  public CompletionStage<String> lost() {
    return holding.lost();
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
