package dev.slipway.bot.source.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.message.Commits;
import dev.slipway.environments.configuration.SourcesConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MirroredSourcesTest {
  private static final URI FRONTEND = URI.create("https://git.example.com/acme/frontend");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @BeforeEach
  void develop() throws Exception {
    try (Git git = Git.init().setDirectory(served().resolve("frontend").toFile()).call()) {
      commit(git, "Begin", "1.4.1");
      commit(git, "Show the prices", "1.4.2");
    }
  }

  private Path served() {
    return folder.resolve("served");
  }

  private static void commit(Git git, String subject, String tag) throws Exception {
    var _ =
        git.commit()
            .setAllowEmpty(true)
            .setMessage(subject + "\n\nAt length.")
            .setAuthor("Ada Lovelace", "ada@example.com")
            .setCommitter("Ada Lovelace", "ada@example.com")
            .setSign(false)
            .call();
    var _ = git.tag().setName("v" + tag).setAnnotated(false).call();
  }

  @Test
  void theSubjectsBetweenTwoVersionsAreRead() {
    try (MirroredSources sources = reading(served().toString(), MINUTE)) {
      assertThat(sources.between(FRONTEND, "1.4.1", "1.4.2"))
          .contains(new Commits(List.of("Show the prices"), 0));
      assertThat(sources.between(FRONTEND, "1.4.1", "1.9")).isEmpty();
    }
    assertThat(folder.resolve("mirrors/frontend")).isDirectory();
  }

  /// The addresses stand in Git, where many may write.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/acme-of-others/frontend",
        "https://git.example.com/acme/../frontend",
        "https://git.example.com/acme/./frontend",
        "https://git.example.com/acme//frontend",
        "https://git.example.com/acme/",
        "https://git.example.com/acme/%2e%2e/frontend",
        "https://git.example.com/acme/frontend?x=1",
        "http://127.0.0.1/acme/frontend",
      })
  void nothingElseThanWhatTheConfigurationNamesIsRead(String source) {
    try (MirroredSources sources = reading(served().toString(), MINUTE)) {
      assertThat(sources.between(URI.create(source), "1.4.1", "1.4.2")).isEmpty();
    }
    assertThat(folder.resolve("mirrors")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void anAnswerDoesNotWaitForAServerThatIsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        MirroredSources sources =
            reading("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(50))) {
      assertThat(sources.between(FRONTEND, "1.4.1", "1.4.2")).isEmpty();
    }
  }

  @Test
  void whatTookTooLongIsThereLater() {
    try (MirroredSources sources = reading(served().toString(), Duration.ofMillis(20))) {
      await().atMost(MINUTE).until(() -> sources.between(FRONTEND, "1.4.1", "1.4.2").isPresent());
    }
  }

  @Test
  void aRepositoryThatIsNotThereIsNoError() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    try (MirroredSources sources = reading(folder.resolve("empty").toString(), MINUTE)) {
      assertThat(sources.between(FRONTEND, "1.4.1", "1.4.2")).isEmpty();
    }
  }

  private MirroredSources reading(String from, Duration patience) {
    return new MirroredSources(
        new SourcesConfiguration(
            URI.create("https://git.example.com/acme"),
            from,
            Optional.empty(),
            Optional.empty(),
            MINUTE),
        folder.resolve("mirrors"),
        patience);
  }
}
