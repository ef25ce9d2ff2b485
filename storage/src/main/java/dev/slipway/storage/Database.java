package dev.slipway.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A journal's database in SQLite: WAL, and every commit is on the disk when it returns. One
/// process works on it at a time.
public final class Database implements AutoCloseable {
  private final JournalLock lock;
  private final HikariDataSource pool;

  private Database(JournalLock lock, HikariDataSource pool) {
    this.lock = lock;
    this.pool = pool;
  }

  /// Opens the database in a folder, makes it where there is none, and brings its schema up to
  /// date.
  ///
  /// @param holder who works on it, for the message to a second one: `reconciler`
  /// @param migrations folder on the class path: `dev/slipway/reconciler/journal`
  /// @throws StorageException when another process works on it, or it cannot be opened
  public static Database open(Path folder, String holder, String migrations) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StorageException("cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
    JournalLock lock = JournalLock.take(folder.resolve("journal.lock"), holder);
    try {
      return new Database(lock, migrated(folder.resolve("journal.db"), migrations));
    } catch (FlywayException | HikariPool.PoolInitializationException e) {
      lock.close();
      throw new StorageException("cannot open the journal in " + folder + ": " + reason(e), e);
    }
  }

  private static HikariDataSource migrated(Path file, String migrations) {
    HikariDataSource pool = pool(file);
    try {
      Flyway.configure().dataSource(pool).locations("classpath:" + migrations).load().migrate();
      return pool;
    } catch (FlywayException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(1);
    pool.setPoolName("journal");
    return new HikariDataSource(pool);
  }

  /// What went wrong at the bottom, in one line.
  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }

  /// Connections, up to four at a time; usable until this is closed.
  public DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    lock.close();
  }
}
