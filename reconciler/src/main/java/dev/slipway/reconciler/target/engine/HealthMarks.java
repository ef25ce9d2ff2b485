package dev.slipway.reconciler.target.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which containers were found healthy, so that a restart of the reconciler takes none of them out
/// of traffic. Losing the folder costs a moment of asking anew.
///
///     healthy/ID     an empty file
final class HealthMarks {
  private static final Logger LOG = LoggerFactory.getLogger(HealthMarks.class);

  private final Path folder;

  HealthMarks(Path folder) {
    this.folder = folder;
  }

  boolean has(String id) {
    return Files.exists(folder.resolve(id));
  }

  void add(String id) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(id), new byte[0]);
    } catch (IOException failure) {
      LOG.warn("cannot note that a container is healthy: {}", failure.getMessage());
    }
  }

  void remove(String id) {
    try {
      Files.deleteIfExists(folder.resolve(id));
    } catch (IOException failure) {
      LOG.warn("cannot forget that a container was healthy: {}", failure.getMessage());
    }
  }
}
