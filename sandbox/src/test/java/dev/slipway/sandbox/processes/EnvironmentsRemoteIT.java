package dev.slipway.sandbox.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.language.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EnvironmentsRemoteIT {
  private static final String STAGING =
      """
      environment: staging   # version: 0 is no version
      locks:
        - {service: frontend, version: none}
      services:
        frontend:
          version: 1.0.0     # the first
          digest: sha256:abc
          replicas: 2
        # between
        backend:
          version: 1.0.0
          digest: sha256:def
      """;

  @TempDir private Path folder;

  private EnvironmentsRemote remote;

  @BeforeEach
  void create() throws IOException {
    Path files = folder.resolve("files");
    Files.createDirectories(files.resolve("environments"));
    Files.writeString(files.resolve("environments/staging.yaml"), STAGING);
    remote = EnvironmentsRemote.create(folder.resolve("git"), files);
  }

  @Test
  void shippingChangesTheVersionAndDropsTheDigestOfThatService() throws IOException {
    String before = remote.head();

    String commit = remote.ship("staging", "frontend", new Version("1.10"));

    assertThat(commit).isEqualTo(remote.head()).isNotEqualTo(before);
    assertThat(remote.message(commit)).isEqualTo("Ship frontend 1.10 to staging");
    assertThat(remote.read("environments/staging.yaml"))
        .isEqualTo(
            STAGING
                .replace("1.0.0     # the first", "1.10     # the first")
                .replace("    digest: sha256:abc\n", "")
                .strip());
  }

  @Test
  void theLastServiceOfAFileIsFoundToo() throws IOException {
    remote.ship("staging", "backend", new Version("2.0.0"));

    assertThat(remote.read("environments/staging.yaml"))
        .contains("version: 1.0.0     # the first")
        .endsWith("version: 2.0.0");
  }

  @Test
  void aCommitOfSomebodyElseIsPulledFirst() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Shell.run(
        folder, List.of("git", "clone", "-q", remote.bare().toString(), elsewhere.toString()));
    Shell.run(
        elsewhere,
        List.of(
            "sh",
            "-c",
            "echo new > other.txt && git add . && git -c user.name=Bob -c user.email=b@example.com"
                + " commit -qm other && git push -q"));

    remote.ship("staging", "frontend", new Version("1.1.0"));

    assertThat(remote.read("other.txt")).isEqualTo("new");
    assertThat(remote.read("environments/staging.yaml")).contains("version: 1.1.0");
  }

  @Test
  void shippingWhatChangesNothingIsRefused() {
    assertThatThrownBy(() -> remote.ship("staging", "unheard-of", new Version("9")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing to commit");
  }

  @Test
  void itIsOpenedAgain() throws IOException {
    EnvironmentsRemote again = EnvironmentsRemote.open(folder.resolve("git"));

    assertThat(again.put("services/new.yaml", "service: new\n", "Describe new"))
        .isEqualTo(remote.head());
    assertThatThrownBy(() -> EnvironmentsRemote.open(folder.resolve("nothing")))
        .hasMessageContaining("no environments repository");
  }
}
