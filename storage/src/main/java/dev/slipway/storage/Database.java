package dev.slipway.storage;

import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/// A journal's database. One process works on it at a time, and every commit is on the disk when it
/// returns.
public sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {
  /// Opens the database, makes what it needs where there is none, and brings its schema up to date.
  ///
  /// @param holder who works on it, for the message to a second one: `reconciler`
  /// @param migrations folder on the class path: `dev/slipway/reconciler/journal`
  /// @throws StorageException when another process works on it, or it cannot be opened
  static Database open(JournalLocation location, String holder, String migrations) {
    return open(location, holder, new Migrations(migrations, "latest"));
  }

  /// The same, but the schema is brought no further than to that migration.
  static Database open(JournalLocation location, String holder, String migrations, int schema) {
    return open(location, holder, new Migrations(migrations, schema + "?"));
  }

  private static Database open(JournalLocation location, String holder, Migrations migrations) {
    return switch (location) {
      case JournalLocation.Folder(var folder) -> SqliteDatabase.open(folder, holder, migrations);
      case JournalLocation.PostgreSql server -> PostgresDatabase.open(server, holder, migrations);
    };
  }

  /// Connections to read a database that another process may be working on: nothing is locked, made
  /// or changed.
  ///
  /// @param reader who reads, for people who look at the server: `audit`
  /// @throws StorageException when there is no database
  static DataSource readOnly(JournalLocation location, String reader) {
    return switch (location) {
      case JournalLocation.Folder(var folder) -> SqliteDatabase.readOnly(folder);
      case JournalLocation.PostgreSql server -> PostgresDatabase.readOnly(server, reader);
    };
  }

  /// Connections to read by. What a transaction reads is of one moment.
  DataSource reading();

  /// Connections to write by. No commit succeeds once another process may work on the database.
  DataSource writing();

  /// Completed, with a sentence for people, when another process has worked on the database since
  /// this one opened it: what this one remembers is no longer true, and it has to end.
  CompletionStage<String> lost();

  @Override
  void close();
}
