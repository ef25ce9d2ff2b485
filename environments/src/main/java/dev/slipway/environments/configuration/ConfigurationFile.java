package dev.slipway.environments.configuration;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Parsed;
import dev.slipway.environments.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What `--config FILE` names.
public final class ConfigurationFile {
  private static final int MOST = 1024 * 1024;

  private ConfigurationFile() {}

  /// What a file says.
  public sealed interface Outcome<T> {
    record Accepted<T>(T configuration) implements Outcome<T> {}

    /// @param problems all that were found, in the order of the file; never empty
    record Refused<T>(List<Problem> problems) implements Outcome<T> {
      public Refused {
        problems =
            problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
      }
    }
  }

  /// Reads a file; nothing that it names is looked at.
  ///
  /// @param kind of the file's content, by the folder that relative paths are relative to
  public static <T> Outcome<T> read(Path file, Function<Path, Kind<T>> kind) {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST);
    } catch (NoSuchFileException _) {
      return refused(file, "cannot be read: there is no such file");
    } catch (AccessDeniedException _) {
      return refused(file, "cannot be read: permission denied");
    } catch (IOException e) {
      return refused(file, "cannot be read: " + e.getMessage());
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Parsed<T> parsed =
        YamlFile.read(file.toString(), bytes, withVariables(kind.apply(folder), System::getenv));
    return parsed
        .value()
        .<Outcome<T>>map(Outcome.Accepted::new)
        .orElseGet(() -> new Outcome.Refused<>(parsed.problems()));
  }

  /// Where a variable is missing, nothing else is said of the file: its values are not known.
  static <T> Kind<T> withVariables(Kind<T> kind, UnaryOperator<@Nullable String> environment) {
    return (node, problems) -> {
      int before = problems.count();
      Node resolved = new Variables(environment, problems).resolve(node);
      return problems.count() > before ? Optional.empty() : kind.read(resolved, problems);
    };
  }

  private static <T> Outcome<T> refused(Path file, String message) {
    return new Outcome.Refused<>(
        List.of(new Problem(file.toString(), 1, 1, message, Optional.empty())));
  }
}
