package dev.slipway.reconciler.router.haproxy;

import dev.slipway.storage.leftout.LeftOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The machine's HAProxy; without it, tests are left out aloud.
public final class InstalledHaproxy implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    if (program().isEmpty()) {
      LeftOut.test(context, "haproxy (Debian: apt-get install haproxy)");
    }
  }

  public static Optional<Path> program() {
    return Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
