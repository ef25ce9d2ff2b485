package dev.slipway.reconciler.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.environments.git.Access;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.GitSettings;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// An environments repository with the same many services in several environments, written with the
/// `git` program as people would.
final class ManyServices {
  static final Version FIRST = new Version("1.0.0");
  static final Version NEXT = new Version("1.1.0");

  private final Path checkout;
  private final Path bare;
  private final int count;
  private final List<String> environments;

  private ManyServices(Path folder, int count, List<String> environments) {
    this.checkout = folder.resolve("checkout");
    this.bare = folder.resolve("environments.git");
    this.count = count;
    this.environments = environments;
  }

  static ManyServices write(Path folder, int count, List<String> environments) throws IOException {
    ManyServices many = new ManyServices(folder, count, environments);
    many.files();
    git(folder, "init", "-q", "--bare", "-b", "main", many.bare.toString());
    git(many.checkout, "init", "-q", "-b", "main");
    git(many.checkout, "config", "user.name", "Ada Lovelace");
    git(many.checkout, "config", "user.email", "ada@example.com");
    git(many.checkout, "config", "commit.gpgsign", "false");
    git(many.checkout, "remote", "add", "origin", many.bare.toString());
    git(many.checkout, "add", "--all");
    git(many.checkout, "commit", "-q", "-m", "Say what should run");
    git(many.checkout, "push", "-q", "origin", "main");
    return many;
  }

  /// A mirror of it, as the reconciler keeps one.
  GitRepository mirror(Path folder) throws IOException {
    try {
      GitSettings settings =
          GitSettings.of(bare.toString(), "main", folder, new Access.Anonymous());
      return GitRepository.open(settings, InstantSource.system());
    } catch (GitException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  void register(MemoryTarget target) {
    for (int number = 0; number < count; number++) {
      for (Version version : List.of(FIRST, NEXT)) {
        target.register(name(number), version, digest(name(number) + version));
      }
    }
  }

  /// Changes one line and pushes it.
  void bump(String environment, int number) throws IOException {
    Path file = checkout.resolve("environments").resolve(environment + ".yaml");
    String before = "  " + name(number) + ": {version: " + FIRST + "}";
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace(before, "  " + name(number) + ": {version: " + NEXT + "}"));
    git(checkout, "commit", "-q", "-a", "-m", "Ship " + name(number));
    git(checkout, "push", "-q", "origin", "main");
  }

  static String name(int number) {
    return String.format(Locale.ROOT, "service-%04d", number);
  }

  private void files() throws IOException {
    Files.createDirectories(checkout.resolve("services"));
    Files.createDirectories(checkout.resolve("environments"));
    Files.writeString(checkout.resolve("slipway.yaml"), "people: {}\n");
    for (int number = 0; number < count; number++) {
      Files.writeString(
          checkout.resolve("services").resolve(name(number) + ".yaml"),
          """
          service: %s
          command: [bin/%s, --port, "{port}"]
          port: 3000
          health: {path: /health, interval: 2s, timeout: 1s, successes: 2, failures: 3, startWithin: 60s}
          settings: {LOG_LEVEL: info}
          """
              .formatted(name(number), name(number)));
    }
    for (String environment : environments) {
      Files.writeString(
          checkout.resolve("environments").resolve(environment + ".yaml"), file(environment));
    }
  }

  private String file(String environment) {
    StringBuilder file =
        new StringBuilder(
            """
            environment: %s
            target: memory
            strategy:
              blueGreen: {watch: 1s, minRequests: 0, onInsufficient: pass}
            services:
            """
                .formatted(environment));
    for (int number = 0; number < count; number++) {
      file.append("  ").append(name(number)).append(": {version: ").append(FIRST).append("}\n");
    }
    return file.toString();
  }

  private static Digest digest(String content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void git(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + printed.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + String.join(" ", command), e);
    }
  }
}
