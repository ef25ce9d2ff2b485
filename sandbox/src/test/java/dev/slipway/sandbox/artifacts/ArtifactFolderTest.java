package dev.slipway.sandbox.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactFolderTest {
  private static final DemoVersion GOOD = DemoVersion.of("1.0.0", "good", "good");

  @TempDir private Path root;

  @Test
  void theSameVersionHasTheSameBytesWhereverItIsWritten() throws IOException {
    Path one = new ArtifactFolder(root.resolve("one")).write("frontend", GOOD);
    Path other = new ArtifactFolder(root.resolve("other")).write("frontend", GOOD);

    assertThat(one.resolve("bin/frontend")).hasSameBinaryContentAs(other.resolve("bin/frontend"));
    assertThat(one.resolve("lib/service.jar"))
        .hasSameBinaryContentAs(other.resolve("lib/service.jar"));
  }

  @Test
  void noTwoVersionsHaveTheSameProgram() throws IOException {
    Catalogue.write(root, Duration.ofSeconds(20));

    List<DemoVersion> versions = Catalogue.versions(Duration.ofSeconds(20));
    Set<String> programs =
        versions.stream()
            .map(version -> root.resolve("frontend/" + version.version() + "/bin/frontend"))
            .map(ArtifactFolderTest::text)
            .collect(Collectors.toSet());
    assertThat(programs).hasSameSizeAs(versions);
  }

  @Test
  void whatIsThereAlreadyStaysUntouched() throws IOException {
    Path program = new ArtifactFolder(root).write("frontend", GOOD).resolve("bin/frontend");
    Object before = Files.readAttributes(program, "unix:ino,ctime,size").get("ino");

    new ArtifactFolder(root).write("frontend", GOOD);

    assertThat(Files.getAttribute(program, "unix:ino")).isEqualTo(before);
    assertThat(program).isExecutable();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
