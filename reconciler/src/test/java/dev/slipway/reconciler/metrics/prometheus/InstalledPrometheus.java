package dev.slipway.reconciler.metrics.prometheus;

import dev.slipway.storage.leftout.LeftOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The machine's Prometheus; without it, tests are left out aloud.
public final class InstalledPrometheus implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    if (program().isEmpty()) {
      LeftOut.test(context, "prometheus (Debian: apt-get install prometheus)");
    }
  }

  static Optional<Path> program() {
    return Stream.of("/usr/bin/prometheus", "/usr/local/bin/prometheus")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
