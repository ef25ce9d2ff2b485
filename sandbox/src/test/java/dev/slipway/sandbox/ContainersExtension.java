package dev.slipway.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.sandbox.images.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves tests out, aloud, where there is no engine or no HAProxy; with
/// `SLIPWAY_NOTHING_LEFT_OUT=1` in the environment they fail then.
public final class ContainersExtension implements BeforeEachCallback {
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

  @Override
  public void beforeEach(ExtensionContext context) {
    try {
      new Engine(Path.of(".")).check();
      if (!Files.isExecutable(HAPROXY)) {
        throw new IOException("no HAProxy (Debian: apt-get install haproxy)");
      }
    } catch (IOException missing) {
      String line =
          "*** LEFT OUT: %s.%s: %s ***"
              .formatted(
                  context.getRequiredTestClass().getSimpleName(),
                  context.getRequiredTestMethod().getName(),
                  missing.getMessage());
      if ("1".equals(System.getenv("SLIPWAY_NOTHING_LEFT_OUT"))) {
        throw new AssertionError(line, missing);
      }
      System.err.println(line);
      abort(line);
    }
  }
}
