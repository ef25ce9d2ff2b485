package dev.slipway.environments.parse;

import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Parsed;
import dev.slipway.environments.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Parses single files of an environments repository. Every method is pure and may run on any
/// thread; the file's name is checked against the name inside.
public final class RepositoryFiles {
  private static final Pattern PATH =
      Pattern.compile("(slipway|oncall|services/[^/]+|environments/[^/]+)\\.ya?ml");

  private RepositoryFiles() {}

  /// Whether a path of the repository is one that Slipway reads; all others are the team's own.
  public static boolean isRead(String path) {
    return PATH.matcher(path).matches();
  }

  /// Parses a file by its path.
  ///
  /// @param path one that [#isRead]
  public static RepositoryFile parse(String path, byte[] bytes) {
    if (!isRead(path)) {
      throw new IllegalArgumentException("not a file that is read: " + path);
    }
    if (path.startsWith("services/")) {
      return new RepositoryFile.ServiceFile(parseService(path, bytes));
    }
    if (path.startsWith("environments/")) {
      return new RepositoryFile.EnvironmentFile(parseEnvironment(path, bytes));
    }
    return path.startsWith("slipway.")
        ? new RepositoryFile.RosterFile(parseRoster(path, bytes))
        : new RepositoryFile.OnCallFile(parseOnCall(path, bytes));
  }

  /// Parses a file that is not taken for what its bytes say: a symlink, a submodule, one over the
  /// limit. It blocks what it describes as a bad file does.
  ///
  /// @param path one that [#isRead]
  /// @param reason one sentence
  public static RepositoryFile refuse(String path, String reason) {
    RepositoryFile empty = parse(path, new byte[0]);
    List<Problem> problems = List.of(new Problem(path, 1, 1, reason, Optional.empty()));
    return switch (empty) {
      case RepositoryFile.RosterFile _ -> new RepositoryFile.RosterFile(refused(path, problems));
      case RepositoryFile.OnCallFile _ -> new RepositoryFile.OnCallFile(refused(path, problems));
      case RepositoryFile.ServiceFile _ -> new RepositoryFile.ServiceFile(refused(path, problems));
      case RepositoryFile.EnvironmentFile _ ->
          new RepositoryFile.EnvironmentFile(refused(path, problems));
    };
  }

  public static Parsed<ServiceDefinition> parseService(String path, byte[] bytes) {
    return read(path, bytes, ServiceFormat.SERVICE, "service", ServiceDefinition::name);
  }

  public static Parsed<WrittenEnvironment> parseEnvironment(String path, byte[] bytes) {
    return read(
        path,
        bytes,
        EnvironmentFormat.ENVIRONMENT,
        "environment",
        file -> file.definition().name());
  }

  public static Parsed<Roster> parseRoster(String path, byte[] bytes) {
    return RosterChecks.check(YamlFile.read(path, bytes, RosterFormat.ROSTER));
  }

  public static Parsed<OnCall> parseOnCall(String path, byte[] bytes) {
    return YamlFile.read(path, bytes, OnCallFormat.ON_CALL);
  }

  private static <T> Parsed<T> read(
      String path, byte[] bytes, Kind<T> kind, String key, Function<T, String> name) {
    Parsed<T> parsed = YamlFile.read(path, bytes, kind);
    String file = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.ya?ml$", "");
    if (parsed.value().isEmpty() || name.apply(parsed.value().get()).equals(file)) {
      return parsed;
    }
    String inside = name.apply(parsed.value().get());
    Mark at = parsed.place(key);
    String message =
        "the file is named \"" + file + "\", but describes \"" + inside + "\": rename one of them";
    Problem problem = new Problem(path, at.line(), at.column(), message, Optional.empty());
    return parsed.refused(List.of(problem));
  }

  private static <T> Parsed<T> refused(String path, List<Problem> problems) {
    return new Parsed<>(path, Optional.empty(), problems, Optional.empty());
  }
}
