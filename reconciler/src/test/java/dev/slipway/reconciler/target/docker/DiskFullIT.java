package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.PrivateEngine;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An engine whose disk is full: what runs goes on, what cannot be started says why.
@Timeout(240)
@ExtendWith(RealEngine.class)
final class DiskFullIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir(factory = ShortFolder.class)
  Path root = Path.of("set by JUnit");

  private PrivateEngine engine;
  private Fixture fixture;

  DiskFullIT() {}

  @BeforeEach
  void open() throws Exception {
    Path disk = Files.createDirectories(root.resolve("engine/data"));
    run("mount", "-t", "tmpfs", "-o", "size=48m", "slipway", disk.toString());
    engine = new PrivateEngine(root.resolve("engine"));
    fixture = new Fixture(root, engine.address());
  }

  /// The engine takes the disk away with it.
  @AfterEach
  void close() throws Exception {
    fixture.close();
    engine.close();
  }

  @Test
  void theBaselineServesOnAndTheReasonIsNamedUntilThereIsRoomAgain() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    awaitHealthy(1);
    Path ballast = root.resolve("engine/data/ballast");
    fill(ballast);

    Outcome full = fixture.target.start(release, 1);

    assertThat(full).isInstanceOf(Outcome.Unavailable.class);
    assertThat(full.toString()).contains("no space left on device");
    assertThat(fixture.target.instances("staging")).filteredOn(Instance::isHealthy).hasSize(1);

    Files.delete(ballast);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(fixture.target.start(release, 1)).isEqualTo(new Outcome.Done()));
    awaitHealthy(2);
    assertThat(fixture.containers()).hasSize(2);
  }

  private void awaitHealthy(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(fixture.target.instances("staging"))
                .hasSize(count)
                .allMatch(Instance::isHealthy));
  }

  /// To the last byte.
  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (Files.getFileStore(file).getUsableSpace() > 0) {
        out.write(block);
      }
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isZero();
  }
}
