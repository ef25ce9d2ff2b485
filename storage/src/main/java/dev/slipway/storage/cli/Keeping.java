package dev.slipway.storage.cli;

import dev.slipway.storage.JournalLocation;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// What a service's configuration says of its journal and the backups.
///
/// @param folder where backups are kept
public record Keeping(JournalLocation journal, Path folder) {
  /// How a service reads its configuration.
  @FunctionalInterface
  public interface Reader {
    /// Gives what the file says to the work.
    ///
    /// @return the work's exit status, or 2 when the file is refused; each problem is printed
    int with(Path config, ToIntFunction<Keeping> work) throws Exception;
  }
}
