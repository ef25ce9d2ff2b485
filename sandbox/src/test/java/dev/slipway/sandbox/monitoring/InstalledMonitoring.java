package dev.slipway.sandbox.monitoring;

import dev.slipway.sandbox.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The machine's Prometheus and Alertmanager with their tools; without them, tests are left out
/// aloud.
public final class InstalledMonitoring implements BeforeEachCallback {
  static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  static final Path ALERTMANAGER = Path.of("/usr/bin/prometheus-alertmanager");

  private static final List<Path> PROGRAMS =
      List.of(PROMETHEUS, ALERTMANAGER, Path.of("/usr/bin/promtool"), Path.of("/usr/bin/amtool"));

  @Override
  public void beforeEach(ExtensionContext context) {
    LeftOut.unless(context, InstalledMonitoring::check);
  }

  private static void check() throws IOException {
    for (Path program : PROGRAMS) {
      if (!Files.isExecutable(program)) {
        throw new IOException(
            "no " + program + " (Debian: apt-get install prometheus prometheus-alertmanager)");
      }
    }
  }
}
