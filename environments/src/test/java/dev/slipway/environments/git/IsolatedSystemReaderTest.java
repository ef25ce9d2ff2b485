package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IsolatedSystemReaderTest {
  @TempDir private Path folder;

  @BeforeEach
  void install() {
    IsolatedSystemReader.install();
  }

  /// Measured, it would be a few milliseconds, and cost seconds of each start.
  @Test
  void theFileSystemIsNotMeasured() {
    assertThat(FS.getFileStoreAttributes(folder).getMinimalRacyInterval())
        .isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void theUsersGitIsNotAsked() throws Exception {
    assertThat(SystemReader.getInstance().getUserConfig().getSections()).containsOnly("receive");
    assertThat(SystemReader.getInstance().getenv("GIT_DIR")).isNull();
  }
}
