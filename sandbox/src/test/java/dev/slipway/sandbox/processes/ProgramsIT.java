package dev.slipway.sandbox.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.artifacts.ArtifactFolder;
import dev.slipway.sandbox.artifacts.DemoVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With real artifacts of the sample service, so that these are tried as well.
@Timeout(60)
final class ProgramsIT {
  @TempDir private Path folder;

  private final Programs programs = new Programs();

  @AfterEach
  void stop() {
    programs.close();
  }

  @Test
  void anArtifactRunsAndIsStopped() throws IOException {
    int port = FreePorts.take(1).getFirst();
    Program program = programs.start(artifact("good", port));

    program.awaitReady(URI.create("http://127.0.0.1:" + port + "/health"), Duration.ofSeconds(20));

    assertThat(program.isAlive()).isTrue();
    assertThat(program.stop(Duration.ofSeconds(10))).isTrue();
    assertThat(ProcessHandle.of(program.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void oneThatCrashesIsToldWithItsExitCodeAndLastWords() throws IOException {
    int port = FreePorts.take(1).getFirst();
    Program program = programs.start(artifact("crashing", port));

    assertThatThrownBy(() ->
            program.awaitReady(
                URI.create("http://127.0.0.1:" + port + "/never"), Duration.ofSeconds(20)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("frontend ended with 3")
        .hasMessageContaining("out of ideas");
  }

  @Test
  void oneThatDoesNotEndIsKilled() throws IOException {
    Program program =
        programs.start(
            new Launch(
                "stubborn",
                List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done"),
                Map.of(),
                folder,
                folder.resolve("stubborn.log")));
    await().until(() -> Files.readString(folder.resolve("stubborn.log")).contains("deaf"));

    assertThat(program.stop(Duration.ofMillis(200))).isFalse();
    assertThat(program.isAlive()).isFalse();
  }

  @Test
  void closingStopsAllThatItStarted() throws IOException {
    List<Integer> ports = FreePorts.take(2);
    Program one = programs.start(artifact("good", ports.get(0)));
    Program other = programs.start(artifact("good", ports.get(1)));

    programs.close();

    assertThat(one.isAlive()).isFalse();
    assertThat(other.isAlive()).isFalse();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    Launch launch =
        new Launch(
            "router", List.of(folder + "/none"), Map.of(), folder, folder.resolve("router.log"));

    assertThatThrownBy(() -> programs.start(launch)).hasMessageStartingWith("cannot start router:");
  }

  @Test
  void portsTakenTogetherDiffer() throws IOException {
    assertThat(FreePorts.take(20)).doesNotHaveDuplicates();
  }

  private Launch artifact(String behaviour, int port) throws IOException {
    Path artifact =
        new ArtifactFolder(folder.resolve("artifacts"))
            .write(
                "frontend", new DemoVersion(new Version("1-" + behaviour), behaviour, behaviour));
    return new Launch(
        "frontend",
        List.of(artifact.resolve("bin/frontend").toString(), "--port", Integer.toString(port)),
        Map.of(),
        artifact,
        folder.resolve("frontend-" + port + ".log"));
  }
}
