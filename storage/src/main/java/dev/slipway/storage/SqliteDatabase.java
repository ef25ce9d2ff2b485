package dev.slipway.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A database in SQLite, in a file: WAL, synchronous=FULL. The operating system keeps a second
/// process away.
final class SqliteDatabase implements Database {
  static final String FILE = "journal.db";
  static final String LOCK = "journal.lock";

  private final JournalLock lock;
  private final HikariDataSource pool;

  private SqliteDatabase(JournalLock lock, HikariDataSource pool) {
    this.lock = lock;
    this.pool = pool;
  }

  static SqliteDatabase open(Path folder, String holder, Migrations migrations) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StorageException("cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
    JournalLock lock = JournalLock.take(folder.resolve(LOCK), holder);
    try {
      return new SqliteDatabase(lock, migrated(folder.resolve(FILE), migrations));
    } catch (FlywayException | HikariPool.PoolInitializationException e) {
      lock.close();
      throw new StorageException(
          "cannot open the journal in " + folder + ": " + StorageException.reason(e), e);
    }
  }

  static DataSource readOnly(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new StorageException(
          "there is no journal in " + folder, new NoSuchFileException(file.toString()));
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource migrated(Path file, Migrations migrations) {
    HikariDataSource pool = pool(file);
    try {
      migrations.of(pool).load().migrate();
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

  @Override
  public DataSource reading() {
    return pool;
  }

  @Override
  public DataSource writing() {
    return pool;
  }

  /// Never: the lock lasts as long as the process.
  @Override
  public CompletionStage<String> lost() {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {
    pool.close();
    lock.close();
  }
}
