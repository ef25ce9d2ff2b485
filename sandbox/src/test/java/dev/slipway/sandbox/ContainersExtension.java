package dev.slipway.sandbox;

import dev.slipway.sandbox.images.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that need an engine and HAProxy.
public final class ContainersExtension implements BeforeEachCallback {
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

  @Override
  public void beforeEach(ExtensionContext context) {
    LeftOut.unless(context, ContainersExtension::check);
  }

  private static void check() throws IOException {
    new Engine(Path.of(".")).check();
    if (!Files.isExecutable(HAPROXY)) {
      throw new IOException("no HAProxy (Debian: apt-get install haproxy)");
    }
  }
}
