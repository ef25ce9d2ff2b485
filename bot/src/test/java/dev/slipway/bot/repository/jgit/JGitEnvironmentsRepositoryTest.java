package dev.slipway.bot.repository.jgit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.RepositoryContract;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.git.Access;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.GitSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Against a bare repository, changed with the git program, as people do.
final class JGitEnvironmentsRepositoryTest extends RepositoryContract {
  @TempDir private Path folder;
  private JGitEnvironmentsRepository repository;

  @BeforeEach
  void begin() throws GitException {
    run(folder, "git", "init", "-q", "--bare", "-b", "main", bare().toString());
    run(folder, "git", "init", "-q", "-b", "main", work().toString());
    git("remote", "add", "origin", bare().toString());
    git("config", "user.name", "Linus Torvalds");
    git("config", "user.email", "linus@example.com");
    write(ENVIRONMENT_FILE, ENVIRONMENT);
    push(SERVICE_FILE, SERVICE);
    repository =
        new JGitEnvironmentsRepository(
            GitRepository.open(
                GitSettings.of(
                    bare().toString(), "main", folder.resolve("mirror"), new Access.Anonymous()),
                InstantSource.system()));
  }

  @AfterEach
  void end() {
    repository.close();
  }

  private Path bare() {
    return folder.resolve("remote.git");
  }

  private Path work() {
    return folder.resolve("clone");
  }

  @Override
  protected EnvironmentsRepository repository() {
    return repository;
  }

  /// Whole, with its last line end.
  @Override
  protected String text(String path) {
    return run(bare(), "git", "show", "main:" + path);
  }

  @Override
  protected void push(String path, String text) {
    if (Files.exists(bare().resolve("refs/heads/main"))) {
      git("pull", "-q", "--rebase", "origin", "main");
    }
    write(path, text);
    git("add", "-A");
    git("commit", "-q", "-m", "Edit " + path);
    git("push", "-q", "origin", "main");
  }

  @Override
  protected void merge(RequestId request) {
    git("fetch", "-q", "origin");
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-ff", "-m", "Merge", "origin/" + request.branch());
    git("push", "-q", "origin", "main");
  }

  @Override
  protected boolean hasBranch(RequestId request) {
    return Files.exists(bare().resolve("refs/heads/" + request.branch()));
  }

  @Override
  protected String newest() {
    return run(bare(), "git", "log", "-1", "--format=%an <%ae>%n%B", "main");
  }

  @Override
  protected int commits() {
    return Integer.parseInt(run(bare(), "git", "rev-list", "--count", "main").strip());
  }

  private void write(String path, String text) {
    try {
      Path file = work().resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    run(work(), command.toArray(String[]::new));
  }

  private static String run(Path folder, String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
