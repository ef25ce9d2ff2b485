package dev.slipway.storage.backup;

import dev.slipway.storage.Database;
import java.time.Instant;

/// What a service knows of its journal that backups have to know.
public interface JournalKind {
  /// Whose it is, also in names of files: `reconciler`.
  String name();

  /// Folder of its migrations on the class path.
  String migrations();

  /// Reads every entry with the code that the service reads it with.
  ///
  /// @return what there was, for people: `12 services, 40 rollouts, 310 events`
  /// @throws RuntimeException when one cannot be read
  String readAll(Database database);

  /// Makes the journal one that was restored: what it says of the world is of an earlier moment,
  /// and the service has to treat it so when it starts.
  ///
  /// @param made the moment that its content is of
  /// @param now when it is restored
  void markRestored(Database database, Instant made, Instant now);
}
