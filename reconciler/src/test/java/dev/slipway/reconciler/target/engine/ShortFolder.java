package dev.slipway.reconciler.target.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// A folder for an engine of a test's own, wherever the machine has its temporary files: the path
/// of a socket is short.
public final class ShortFolder implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws Exception {
    return Files.createTempDirectory(Path.of("/tmp"), "slipway-");
  }
}
