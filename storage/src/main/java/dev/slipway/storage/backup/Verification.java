package dev.slipway.storage.backup;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Whether a backup can be restored, found out by restoring it into a scratch folder:
///
/// ```
/// 1. its parts are what the manifest says: SHA-256 and number of rows
/// 2. it is of this journal, and of a schema that this version knows
/// 3. its rows go into a new database, and the database is sound
/// 4. the service's own code reads every entry
/// ```
public final class Verification {
  private final JournalKind kind;

  public Verification(JournalKind kind) {
    this.kind = kind;
  }

  /// @param content what the service's own code has read, for people
  public record Verified(Manifest manifest, String content) {}

  /// @throws BackupException with what is wrong and what to do
  public Verified verify(Path file) throws BackupException {
    try (Archive archive = Archive.open(file);
        Scratch scratch = Scratch.make()) {
      return verify(archive, scratch.folder());
    }
  }

  Verified verify(Archive archive, Path scratch) throws BackupException {
    requireOurs(archive);
    archive.check();
    JournalLocation location = new JournalLocation.Folder(scratch);
    new Refill(archive, kind).into(location);
    try (Database database = Database.open(location, kind.name(), kind.migrations())) {
      requireSound(archive, database);
      return new Verified(archive.manifest(), kind.readAll(database));
    } catch (SQLException | RuntimeException e) {
      throw new BackupException(
          "%s cannot be read as the journal of the %s: %s; take another backup"
              .formatted(archive.file(), kind.name(), StorageException.reason(e)),
          e);
    }
  }

  private void requireOurs(Archive archive) throws BackupException {
    String journal = archive.manifest().journal();
    if (!journal.equals(kind.name())) {
      throw new BackupException(
          "%s is a backup of the %s's journal, not of the %s's: name the other service"
              .formatted(archive.file(), journal, kind.name()));
    }
  }

  private static void requireSound(Archive archive, Database database)
      throws SQLException, BackupException {
    try (Connection connection = database.reading().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      String answer = rows.next() ? rows.getString(1) : "no answer";
      if (!"ok".equals(answer)) {
        throw new BackupException(
            "the database made of %s is not sound: %s".formatted(archive.file(), answer));
      }
    }
  }

  /// A folder that is gone afterwards.
  private record Scratch(Path folder) implements AutoCloseable {
    static Scratch make() throws BackupException {
      try {
        return new Scratch(Files.createTempDirectory("slipway-backup"));
      } catch (IOException e) {
        throw new BackupException("cannot make a scratch folder: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws BackupException {
      try {
        Folders.delete(folder);
      } catch (IOException e) {
        throw new BackupException(
            "cannot delete the scratch folder %s: %s".formatted(folder, e.getMessage()), e);
      }
    }
  }
}
