package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.git.GitSettings.Limits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SourceRepositoryTest {
  @TempDir Path folder;

  @Test
  void theNewestSubjectsAreTakenAndTheOthersCounted() throws Exception {
    Remote remote = Remote.in(folder);
    release(remote, "1.4.1", "Begin");
    commit(remote, "Add a search\n\nBecause it was asked for.");
    commit(remote, "Show <b>prices</b>");
    release(remote, "1.4.2", "Fix the cart");

    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1.4.1", "1.4.2", 10))
          .contains(
              new CommitsBetween(List.of("Fix the cart", "Show <b>prices</b>", "Add a search"), 0));
      assertThat(source.between("1.4.1", "1.4.2", 1))
          .contains(new CommitsBetween(List.of("Fix the cart"), 2));
      assertThat(source.between("1.4.2", "1.4.1", 10)).contains(new CommitsBetween(List.of(), 0));
    }
  }

  @Test
  void tagsWithAVAndAnnotatedOnesAreFound() throws Exception {
    Remote remote = Remote.in(folder);
    release(remote, "v1.0", "Begin");
    commit(remote, "Go on");
    remote.git("tag", "-a", "-m", "The second", "v1.1");
    remote.git("push", "-q", "origin", "v1.1");

    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1.0", "1.1", 10))
          .contains(new CommitsBetween(List.of("Go on"), 0));
    }
  }

  @Test
  void mergesAreNoChangesOfTheirOwn() throws Exception {
    Remote remote = Remote.in(folder);
    release(remote, "1", "Begin");
    remote.git("checkout", "-q", "-b", "branch");
    remote.write("branch", "x");
    remote.git("add", "-A");
    remote.git("commit", "-q", "-m", "Work beside");
    remote.git("checkout", "-q", "main");
    remote.git("merge", "-q", "--no-ff", "-m", "Merge the branch", "branch");
    remote.git("tag", "2");
    remote.git("push", "-q", "origin", "main", "2");

    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1", "2", 10))
          .contains(new CommitsBetween(List.of("Work beside"), 0));
    }
  }

  @Test
  void aVersionWithoutATagHasNoCommits() throws Exception {
    Remote remote = Remote.in(folder);
    release(remote, "1.0", "Begin");

    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1.0", "9.9", 10)).isEmpty();
      assertThat(source.between("1.0", "1.0~^:*", 10)).isEmpty();
    }
  }

  @Test
  void tagsThatAreKnownAreReadWithoutTheRemote() throws Exception {
    Remote remote = Remote.in(folder);
    release(remote, "1.0", "Begin");
    release(remote, "1.1", "Go on");
    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1.0", "1.1", 10)).isPresent();
    }
    Files.move(remote.bare(), folder.resolve("away"));

    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1.0", "1.1", 10))
          .contains(new CommitsBetween(List.of("Go on"), 0));
      assertThatThrownBy(() -> source.between("1.1", "1.2", 10))
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }
  }

  /// As the servers of the great forges do.
  @Test
  void filesAreLeftWhereTheyAreIfTheServerCanDoSo() throws Exception {
    Remote remote = Remote.in(folder);
    Remote.run(remote.bare(), "git", "config", "uploadpack.allowFilter", "true");
    release(remote, "1.0", "Begin");
    release(remote, "1.1", "Go on");
    try (SourceRepository source = open(remote)) {
      assertThat(source.between("1.0", "1.1", 10)).isPresent();

      release(remote, "1.2", "Go further");
      assertThat(source.between("1.1", "1.2", 10))
          .contains(new CommitsBetween(List.of("Go further"), 0));
    }

    assertThat(
            Remote.run(
                folder.resolve("source.git"),
                "git",
                "cat-file",
                "--batch-all-objects",
                "--batch-check=%(objecttype)"))
        .contains("commit")
        .doesNotContain("blob")
        .doesNotContain("tree");
  }

  @Test
  @Timeout(20)
  void aSilentServerIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SourceRepository source = open("http://127.0.0.1:" + silent.getLocalPort() + "/x")) {
      assertThatThrownBy(() -> source.between("1.0", "1.1", 10))
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
    }
  }

  private SourceRepository open(Remote remote) throws GitException {
    return SourceRepository.open(settings(remote.url()));
  }

  private SourceRepository open(String url) throws GitException {
    return SourceRepository.open(
        settings(url).withLimits(new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1)));
  }

  private GitSettings settings(String url) {
    return GitSettings.of(url, "main", folder.resolve("source.git"), new Access.Anonymous());
  }

  private static void release(Remote remote, String tag, String subject) {
    commit(remote, subject);
    remote.git("tag", tag);
    remote.git("push", "-q", "origin", tag);
  }

  private static void commit(Remote remote, String message) {
    remote.write("file", message);
    var _ = remote.commit(message);
  }
}
