package dev.slipway.reconciler.target.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactTreeTest {
  @TempDir Path root = Path.of("set by JUnit");

  ArtifactTreeTest() {}

  @BeforeEach
  void aSmallTree() throws IOException {
    Files.createDirectories(root.resolve("bin"));
    Files.writeString(root.resolve("bin/run"), "#!/bin/sh\n");
  }

  private Digest digest() throws Exception {
    return ArtifactTree.list(root).digest();
  }

  @Test
  void timesAreNoContent() throws Exception {
    Digest before = digest();

    Files.setLastModifiedTime(root.resolve("bin/run"), FileTime.from(Instant.EPOCH));

    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void theExecutableBitIsContent() throws Exception {
    Digest before = digest();

    Files.setPosixFilePermissions(
        root.resolve("bin/run"), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void namesBytesAndEmptyFoldersAreContent() throws Exception {
    Digest before = digest();
    Path folder = Files.createDirectory(root.resolve("empty"));
    Digest withFolder = digest();
    Files.delete(folder);
    Files.move(root.resolve("bin/run"), root.resolve("bin/ran"));
    Digest renamed = digest();
    Files.move(root.resolve("bin/ran"), root.resolve("bin/run"));
    Files.writeString(root.resolve("bin/run"), "#!/bin/ksh");

    assertThat(withFolder).isNotEqualTo(before);
    assertThat(renamed).isNotEqualTo(before);
    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void aChangeOfTheSameLengthShowsInTheFingerprint() throws Exception {
    Path file = root.resolve("bin/run");
    FileTime time = Files.getLastModifiedTime(file);
    String before = ArtifactTree.list(root).fingerprint();

    Files.delete(file);
    Files.writeString(file, "#!/bin/hs\n");
    Files.setLastModifiedTime(file, time);

    assertThat(ArtifactTree.list(root).fingerprint()).isNotEqualTo(before);
  }

  /// G16
  @Test
  void linksInsideAreHashedAsLinksAndLinksOutsideAreRefused() throws Exception {
    Digest before = digest();
    Path link = root.resolve("bin/link");
    Files.createSymbolicLink(link, Path.of("run"));
    Digest with = digest();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("../../elsewhere"));

    assertThat(with).isNotEqualTo(before);
    assertThatThrownBy(this::digest)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("leads out of the artifact");
  }

  @Test
  void anAbsoluteLinkIsRefused() throws Exception {
    Files.createSymbolicLink(root.resolve("bin/link"), root.resolve("bin/run").toAbsolutePath());

    assertThatThrownBy(this::digest).isInstanceOf(RefusedException.class);
  }
}
