package dev.slipway.sandbox.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The versions of the demo's services.
public final class Catalogue {
  /// The demo's services; both have every version.
  public static final List<String> SERVICES = List.of("frontend", "backend");

  private Catalogue() {}

  /// @param late how long the version that turns bad late is good for
  public static List<DemoVersion> versions(Duration late) {
    return List.of(
        DemoVersion.of("1.0.0", "good", "good: what runs first"),
        DemoVersion.of("1.1.0", "good", "good"),
        DemoVersion.of("1.2.0", "failing", "answers 500 to every request"),
        DemoVersion.of(
            "1.3.0",
            "failing-after:" + late.toMillis() + "ms",
            "good for " + late.toSeconds() + " s, then answers 500"),
        DemoVersion.of("1.4.0", "slow:800ms", "answers after 800 ms"),
        DemoVersion.of("1.5.0", "crashing", "ends with exit code 3 as soon as it has started"),
        DemoVersion.of("1.6.0", "never-healthy", "its health check never succeeds"),
        DemoVersion.of("1.7.0", "never-ready", "healthy, but fails the smoke test"),
        DemoVersion.of("1.8.0", "failing-share:0.2", "answers 500 to a fifth of the requests"),
        DemoVersion.of("2.0.0", "good", "good"),
        DemoVersion.of("2.1.0", "good", "good"));
  }

  /// Writes every version of every service; what is there already with the same content stays as it
  /// is.
  ///
  /// @param root `ROOT/SERVICE/VERSION` become the artifacts
  public static void write(Path root, Duration late) throws IOException {
    ArtifactFolder folder = new ArtifactFolder(root);
    for (String service : SERVICES) {
      for (DemoVersion version : versions(late)) {
        folder.write(service, version);
      }
    }
  }
}
