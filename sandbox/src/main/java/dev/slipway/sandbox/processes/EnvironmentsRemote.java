package dev.slipway.sandbox.processes;

import dev.slipway.environments.language.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An environments repository on this machine: a bare one that takes the place of a Git host, and a
/// checkout of it in which people work. Everything goes through the `git` program, as theirs would.
public final class EnvironmentsRemote {
  private final Path bare;
  private final Path checkout;

  private EnvironmentsRemote(Path given) {
    Path folder = given.toAbsolutePath();
    this.bare = folder.resolve("environments.git");
    this.checkout = folder.resolve("checkout");
  }

  /// Makes one from a folder of files, as its first commit on `main`.
  ///
  /// @param folder must hold no repository yet
  public static EnvironmentsRemote create(Path folder, Path files) throws IOException {
    EnvironmentsRemote remote = new EnvironmentsRemote(folder);
    Files.createDirectories(folder);
    Shell.run(folder, List.of("git", "init", "-q", "--bare", "-b", "main", remote.bare.toString()));
    Shell.run(
        folder, List.of("git", "clone", "-q", remote.bare.toString(), remote.checkout.toString()));
    remote.git("config", "user.name", "Ada Lovelace");
    remote.git("config", "user.email", "ada@example.com");
    remote.git("config", "commit.gpgsign", "false");
    remote.git("config", "pull.rebase", "true");
    // Also where the user's own Git begins on another branch.
    remote.git("symbolic-ref", "HEAD", "refs/heads/main");
    copy(files, remote.checkout);
    remote.git("add", "--all");
    remote.git("commit", "-q", "-m", "Say what should run");
    remote.git("push", "-q", "-u", "origin", "main");
    return remote;
  }

  /// One that [#create] made in that folder before.
  public static EnvironmentsRemote open(Path folder) throws IOException {
    EnvironmentsRemote remote = new EnvironmentsRemote(folder);
    if (!Files.isDirectory(remote.bare) || !Files.isDirectory(remote.checkout)) {
      throw new IOException("no environments repository in " + folder);
    }
    return remote;
  }

  /// What the reconciler fetches from and writes back to.
  public Path bare() {
    return bare;
  }

  /// Where people edit.
  public Path checkout() {
    return checkout;
  }

  /// The command by which a person ships a version from a shell, whatever the current folder. A
  /// digest of the version before goes with it.
  public String shipCommand(String environment, String service, Version version) {
    return "cd '%s' && git pull -q && %s && git commit -qam 'Ship %s %s to %s' && git push -q"
        .formatted(checkout, edit(environment, service, version), service, version, environment);
  }

  private static String edit(String environment, String service, Version version) {
    return "sed -i -e '/^  %s:/,/^  [^ ]/{s/version: [^ ]*/version: %s/;/^    digest:/d;}' environments/%s.yaml"
        .formatted(service, version, environment);
  }

  /// Does what [#shipCommand] says.
  ///
  /// @return id of the commit
  /// @throws IOException also when the version stood there already: then there is nothing to commit
  public String ship(String environment, String service, Version version) throws IOException {
    Shell.run(checkout, List.of("sh", "-c", shipCommand(environment, service, version)));
    return head();
  }

  /// Puts a file into the next commit and pushes it.
  ///
  /// @param path inside the repository
  /// @return id of the commit
  public String put(String path, String content, String subject) throws IOException {
    git("pull", "-q");
    Path file = checkout.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    git("add", "--all");
    git("commit", "-q", "-m", subject);
    git("push", "-q");
    return head();
  }

  /// Id of the newest commit of `main`.
  public String head() throws IOException {
    return Shell.run(bare, List.of("git", "rev-parse", "main"));
  }

  /// Whole message of a commit, trailers included.
  public String message(String commit) throws IOException {
    return Shell.run(bare, List.of("git", "log", "-1", "--format=%B", commit));
  }

  /// @param message whole, trailers included
  public record Commit(String id, String message) {}

  /// What came onto `main` after a commit, oldest first.
  public List<Commit> since(String commit) throws IOException {
    String log =
        Shell.run(
            bare, List.of("git", "log", "--reverse", "--format=%H %B%x00", commit + "..main"));
    return Stream.of(log.split("\0", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .map(each -> each.split(" ", 2))
        .map(each -> new Commit(each[0], each[1]))
        .toList();
  }

  /// The author of a commit, as Git prints it.
  public String author(String commit) throws IOException {
    return Shell.run(bare, List.of("git", "log", "-1", "--format=%an <%ae>", commit));
  }

  /// A file of the newest commit.
  public String read(String path) throws IOException {
    return Shell.run(bare, List.of("git", "show", "main:" + path));
  }

  private String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return Shell.run(checkout, command);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }
}
