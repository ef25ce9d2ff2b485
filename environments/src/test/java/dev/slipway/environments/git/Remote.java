package dev.slipway.environments.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A bare repository and a person's clone of it, made and changed with the git program, as people
/// do.
final class Remote {
  private final Path bare;
  private final Path clone;

  private Remote(Path folder) {
    this.bare = folder.resolve("remote.git");
    this.clone = folder.resolve("clone");
  }

  static Remote in(Path folder) {
    Remote remote = new Remote(folder);
    run(folder, "git", "init", "-q", "--bare", "-b", "main", remote.bare.toString());
    run(folder, "git", "init", "-q", "-b", "main", remote.clone.toString());
    remote.git("remote", "add", "origin", remote.bare.toString());
    remote.git("config", "user.name", "Ada Lovelace");
    remote.git("config", "user.email", "ada@example.com");
    return remote;
  }

  /// With two services in staging and production, pushed.
  static Remote withSample(Path folder) {
    Remote remote = in(folder);
    remote.write("services/frontend.yaml", service("frontend"));
    remote.write("services/backend.yaml", service("backend"));
    remote.write("environments/staging.yaml", environment("staging", "1.4.2"));
    remote.write("environments/production.yaml", environment("production", "1.4.1"));
    remote.commit("Begin");
    return remote;
  }

  static String service(String name) {
    return "service: "
        + name
        + "\ncommand: [bin/"
        + name
        + "]\nport: 3000\nhealth: {path: /health}\n";
  }

  static String environment(String name, String version) {
    return "environment: "
        + name
        + "\ntarget: local\nservices:\n  frontend:\n    version: "
        + version
        + " # ours\n    replicas: 1\n  backend: {version: "
        + version
        + ", replicas: 2}\n";
  }

  String url() {
    return bare.toString();
  }

  Path bare() {
    return bare;
  }

  Path work() {
    return clone;
  }

  void write(String file, String content) {
    try {
      Path path = clone.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void replace(String file, String old, String text) {
    write(file, read(file).replace(old, text));
  }

  String read(String file) {
    try {
      return Files.readString(clone.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Commits all and pushes; the commit's id.
  String commit(String subject) {
    git("add", "-A");
    git("commit", "-q", "-m", subject);
    git("push", "-q", "origin", "main");
    return git("rev-parse", "HEAD");
  }

  /// What the branch holds now.
  String show(String file) {
    return run(bare, "git", "show", "main:" + file);
  }

  String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(clone, command.toArray(String[]::new));
  }

  static String run(Path folder, String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
