package dev.slipway.reconciler.target.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Held against the system's own `tar`.
final class TarArchiveIT {
  @TempDir Path folder = Path.of("set by JUnit");

  TarArchiveIT() {}

  @Test
  void theSystemsTarReadsWhatWasWritten() throws Exception {
    String text = "ünïcödé\n" + "x".repeat(511);
    Path archive = folder.resolve("files.tar");
    Files.write(
        archive,
        new TarArchive()
            .add("DATABASE_URL", 0444, text.getBytes(StandardCharsets.UTF_8))
            .add("EMPTY", 0400, new byte[0])
            .bytes());

    Process tar =
        new ProcessBuilder("tar", "-xpf", archive.toString(), "-C", folder.toString())
            .inheritIO()
            .start();

    assertThat(tar.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(tar.exitValue()).isZero();
    assertThat(folder.resolve("DATABASE_URL")).hasContent(text);
    assertThat(folder.resolve("EMPTY")).isEmptyFile();
    assertThat(Files.getPosixFilePermissions(folder.resolve("DATABASE_URL")))
        .isEqualTo(PosixFilePermissions.fromString("r--r--r--"));
  }

  @Test
  void aNameThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new TarArchive().add("x".repeat(100), 0444, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
