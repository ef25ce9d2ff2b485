package dev.slipway.reconciler.repository.jgit;

import dev.slipway.environments.git.Access;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.GitSettings;
import dev.slipway.environments.git.GitSettings.Limits;
import dev.slipway.environments.git.Identity;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.repository.EnvironmentsRepositoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Against a real bare repository that the git program changes.
final class JGitEnvironmentsRepositoryTest extends EnvironmentsRepositoryContract {
  private static final String SERVICE =
      "service: %s\ncommand: [bin/run]\nport: 3000\nhealth: {path: /health}\n";

  @TempDir Path folder;
  private GitRepository git;
  private JGitEnvironmentsRepository repository;

  @BeforeEach
  void begin() throws IOException, GitException {
    Path work = folder.resolve("work");
    Files.createDirectories(work.resolve("services"));
    Files.createDirectories(work.resolve("environments"));
    Files.writeString(work.resolve("services/frontend.yaml"), SERVICE.formatted("frontend"));
    Files.writeString(work.resolve("services/backend.yaml"), SERVICE.formatted("backend"));
    Files.writeString(
        work.resolve("environments/staging.yaml"),
        """
        environment: staging
        target: local
        services:
          frontend:
            version: 1.0.0 # ours
            replicas: 1
          backend: {version: 1.0.0, replicas: 1}
        """);
    run(
        "git init -q --bare -b main ../remote.git && git init -q -b main"
            + " && git remote add origin ../remote.git && git config user.name 'Ada Lovelace'"
            + " && git config user.email ada@example.com && git add -A && git commit -q -m Begin"
            + " && git push -q origin main");
    GitSettings settings =
        GitSettings.of(
                folder.resolve("remote.git").toString(),
                "main",
                folder.resolve("mirror"),
                new Access.Anonymous())
            .withLimits(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 3));
    git = GitRepository.open(settings, InstantSource.system());
    repository = new JGitEnvironmentsRepository(git, new Identity("Slipway", "slipway@localhost"));
  }

  @AfterEach
  void end() {
    git.close();
  }

  @Override
  protected EnvironmentsRepository repository() {
    return repository;
  }

  @Override
  protected void bump(ServiceKey key, String version) {
    run(
        "git pull -q --rebase origin main && sed -i 's/version: .* # ours/version: "
            + version
            + " # ours/' environments/"
            + key.environment()
            + ".yaml && git commit -q -a -m Bump"
            + " && git push -q origin HEAD:main");
  }

  @Override
  protected void reachable(boolean now) {
    run(now ? "mv ../away.git ../remote.git" : "mv ../remote.git ../away.git");
  }

  private void run(String script) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", script)
              .directory(folder.resolve("work").toFile())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
