package dev.slipway.reconciler.secrets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.reconciler.delivery.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderSecretsTest {
  @TempDir Path folder = Path.of("set by JUnit");

  FolderSecretsTest() {}

  private Path put(String path, String text) throws IOException {
    Path file = folder.resolve("secrets").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private FolderSecrets secrets() throws IOException {
    return FolderSecrets.open(folder.resolve("secrets"), folder.resolve("key"));
  }

  @Test
  void anEnvironmentsOwnValueComesBeforeTheSharedOne() throws Exception {
    put("frontend/url", "shared\n");
    put("staging/frontend/url", "own\n");

    assertThat(secrets().value("staging", "frontend/url")).contains("own");
    assertThat(secrets().value("production", "frontend/url")).contains("shared");
  }

  @Test
  void oneLineBreakAtTheEndIsNotPartOfTheValue() throws Exception {
    put("a", "one\n\n");
    put("b", "two\r\n");
    put("c", " three ");

    assertThat(secrets().value("staging", "a")).contains("one\n");
    assertThat(secrets().value("staging", "b")).contains("two");
    assertThat(secrets().value("staging", "c")).contains(" three ");
  }

  @Test
  void whatDoesNotExistIsEmpty() throws Exception {
    put("a", "one");

    assertThat(secrets().value("staging", "missing")).isEmpty();
    assertThat(secrets().fingerprint("staging", "missing")).isEmpty();
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsNoSecret() throws Exception {
    put("a", "one");
    Files.writeString(folder.resolve("outside"), "not for you");

    assertThat(secrets().value("staging", "../outside")).isEmpty();
    assertThat(secrets().value("..", "outside")).isEmpty();
    assertThat(secrets().value("staging", "/etc/hostname")).isEmpty();
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws Exception {
    put("a", "one");
    Files.writeString(folder.resolve("outside"), "not for you");
    Files.createSymbolicLink(folder.resolve("secrets/link"), folder.resolve("outside"));
    FolderSecrets secrets = secrets();

    assertThatThrownBy(() -> secrets.value("staging", "link"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("link out of")
        .hasMessageNotContaining("not for you");
  }

  @Test
  void aFileThatOthersMayReadIsRefusedWithTheCommandThatMendsIt() throws Exception {
    Path file = put("a", "hush");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    FolderSecrets secrets = secrets();

    assertThatThrownBy(() -> secrets.value("staging", "a"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("chmod 600 " + file)
        .hasMessageNotContaining("hush");
  }

  @Test
  void aMissingFolderSaysNothingAboutTheSecret() throws Exception {
    FolderSecrets secrets = secrets();

    assertThatThrownBy(() -> secrets.value("staging", "a"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("does not exist");
  }

  /// R33: another value is another fingerprint, read without a restart.
  @Test
  void aFingerprintChangesWithTheValueAndOnlyWithIt() throws Exception {
    put("a", "first");
    FolderSecrets secrets = secrets();
    String first = secrets.fingerprint("staging", "a").orElseThrow();

    put("a", "other");
    String other = secrets.fingerprint("staging", "a").orElseThrow();
    put("a", "first");

    assertThat(other).isNotEqualTo(first).hasSize(64);
    assertThat(secrets.fingerprint("staging", "a")).contains(first);
    assertThat(secrets().fingerprint("staging", "a")).contains(first);
  }

  @Test
  void anotherInstallationHasOtherFingerprints() throws Exception {
    put("a", "first");
    FolderSecrets other =
        FolderSecrets.open(folder.resolve("secrets"), folder.resolve("another-key"));

    assertThat(other.fingerprint("staging", "a"))
        .isNotEqualTo(secrets().fingerprint("staging", "a"));
  }

  @Test
  void theKeyIsReadableByItsOwnerOnly() throws Exception {
    assertThat(secrets().toString()).doesNotContain("key");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedKeyStopsTheStart() throws Exception {
    Files.writeString(folder.resolve("key"), "short");

    assertThatThrownBy(this::secrets).hasMessageContaining("must hold 32 bytes");
  }
}
