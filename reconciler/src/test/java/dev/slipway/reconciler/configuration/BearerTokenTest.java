package dev.slipway.reconciler.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokenTest {
  @TempDir private Path folder;

  @Test
  void theFirstStartMakesATokenForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("state").resolve("token");

    String token = BearerToken.of(file);

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("state").toFile().list()).containsExactly("token");
  }

  @Test
  void laterStartsKeepIt() throws IOException {
    Path file = folder.resolve("token");

    assertThat(BearerToken.of(file)).isEqualTo(BearerToken.of(file));
  }

  @Test
  void aTokenThatOthersMayReadIsRefused() throws IOException {
    Path file = folder.resolve("token");
    String token = BearerToken.of(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> BearerToken.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining(token);
  }

  @Test
  void anEmptyOrWeakTokenIsRefused() throws IOException {
    Path file = folder.resolve("token");
    BearerToken.of(file);
    Files.writeString(file, "short\n");

    assertThatThrownBy(() -> BearerToken.of(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at least 16")
        .hasMessageNotContaining("short\n");
  }
}
