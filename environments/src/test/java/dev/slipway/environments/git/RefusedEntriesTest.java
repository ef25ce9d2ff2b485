package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is in the repository and is not a file to be read: refused in its place, the rest goes on.
final class RefusedEntriesTest {
  @TempDir Path folder;
  private Remote remote;
  private GitRepository repository;

  @BeforeEach
  void begin() throws GitException {
    remote = Remote.withSample(folder);
    repository =
        GitRepository.open(
            GitSettings.of(remote.url(), "main", folder.resolve("mirror"), new Access.Anonymous()),
            InstantSource.system());
    repository.fetch();
  }

  @AfterEach
  void end() {
    repository.close();
  }

  /// G16
  @Test
  void linksAndSubmodulesAreRefusedInPlace() throws Exception {
    repository.read();
    Files.writeString(folder.resolve("outside.yaml"), Remote.service("backend"));
    Files.delete(remote.work().resolve("services/backend.yaml"));
    Files.createSymbolicLink(
        remote.work().resolve("services/backend.yaml"), folder.resolve("outside.yaml"));
    String head = remote.git("rev-parse", "HEAD");
    remote.git("add", "-A");
    remote.git("update-index", "--add", "--cacheinfo", "160000," + head + ",services/extra.yaml");
    remote.git("commit", "-q", "-m", "Link");
    remote.git("push", "-q", "origin", "main");

    DesiredState after = fetched();

    assertThat(after.problems())
        .extracting(Object::toString)
        .anyMatch(text -> text.startsWith("services/backend.yaml:1:1: this is a symlink"))
        .anyMatch(text -> text.startsWith("services/extra.yaml:1:1: this is a submodule"));
    assertThat(service(after, "staging", "backend").problems()).isNotEmpty();
    assertThat(service(after, "staging", "frontend").problems()).isEmpty();
  }

  /// G16
  @Test
  void aPointerOfGitLfsAndAHugeFileAreRefused() throws GitException {
    repository.read();
    remote.write(
        "services/backend.yaml",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n");
    remote.write("services/frontend.yaml", "# ".repeat(200_000));
    remote.commit("Large");

    assertThat(fetched().problems())
        .extracting(Object::toString)
        .anyMatch(
            text -> text.startsWith("services/backend.yaml:1:1: this is a pointer of Git LFS"))
        .anyMatch(text -> text.contains("400000 bytes, at most 256 KiB"));
  }

  /// G16
  @Test
  void aTreeThatLeadsOutOfItsFolderIsRefused() throws Exception {
    repository.read();
    String blob = remote.git("hash-object", "-w", "services/backend.yaml");
    Files.writeString(folder.resolve("tree"), "100644 blob " + blob + "\t..\n");
    String evil =
        Remote.run(remote.work(), "sh", "-c", "git mktree < '" + folder.resolve("tree") + "'");
    String services = remote.git("rev-parse", "HEAD:services");
    String environments = remote.git("rev-parse", "HEAD:environments");
    Files.writeString(
        folder.resolve("tree"),
        "040000 tree "
            + evil
            + "\t..\n040000 tree "
            + environments
            + "\tenvironments\n"
            + "040000 tree "
            + services
            + "\tservices\n");
    String root =
        Remote.run(remote.work(), "sh", "-c", "git mktree < '" + folder.resolve("tree") + "'");
    String commit = remote.git("commit-tree", root, "-p", "HEAD", "-m", "Escape");
    remote.git("push", "-q", "origin", commit + ":main");

    DesiredState after = fetched();

    assertThat(after.problems()).extracting(Object::toString).anyMatch(t -> t.startsWith("..:1:1"));
    assertThat(service(after, "staging", "frontend").problems()).isEmpty();
  }

  private DesiredState fetched() throws GitException {
    repository.fetch();
    return repository.read();
  }

  private static DesiredService service(DesiredState state, String environment, String name) {
    return Objects.requireNonNull(state.services(environment).get(name));
  }
}
