package dev.slipway.environments.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How a service's journal is backed up.
///
/// @param folder where backups are kept, if not in the state folder
/// @param every the longest time between two
/// @param keep how long each is kept
public record BackupConfiguration(Optional<Path> folder, Duration every, Duration keep) {
  /// Where backups are kept.
  ///
  /// @param state the service's folder
  public Path folder(Path state) {
    return folder.orElseGet(() -> state.resolve("backups"));
  }
}
