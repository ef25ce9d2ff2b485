package dev.slipway.storage.backup;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.Replacement;
import dev.slipway.storage.StorageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Puts a backup in a journal's place:
///
/// ```
/// 1. verify      nothing is touched for a backup that cannot be restored
/// 2. make        a database beside the journal, with the backup's rows
/// 3. mark        as restored, so that the service does not take it for the present
/// 4. take place  under the lock; the old journal is kept under another name
/// ```
///
/// While a service works on the journal it is refused, at 2 already. Ended in the middle, the
/// journal is the old one, and the next try begins anew; only a machine that dies between the two
/// halves of 4 in a folder leaves none: the old one stands beside it then.
public final class Restoration {
  private final JournalKind kind;
  private final JournalLocation journal;

  public Restoration(JournalKind kind, JournalLocation journal) {
    this.kind = kind;
    this.journal = journal;
  }

  /// @param content what the service's own code has read, for people
  /// @param before where the old journal is kept; empty when there was none
  public record Restored(Manifest manifest, String content, Optional<JournalLocation> before) {}

  /// @throws BackupException when it was not restored; the journal is as it was
  public Restored restore(Path file, Instant now) throws BackupException {
    Verification.Verified verified = new Verification(kind).verify(file);
    try (Archive archive = Archive.open(file)) {
      Replacement replacement = Replacement.of(journal, kind.name());
      new Refill(archive, kind).into(replacement.staged());
      mark(replacement.staged(), archive.manifest().made(), now);
      Optional<JournalLocation> before = replacement.takePlace(now);
      return new Restored(verified.manifest(), verified.content(), before);
    } catch (StorageException e) {
      throw new BackupException("cannot restore %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void mark(JournalLocation staged, Instant made, Instant now) {
    try (Database database = Database.open(staged, kind.name(), kind.migrations())) {
      kind.markRestored(database, made, now);
    }
  }
}
