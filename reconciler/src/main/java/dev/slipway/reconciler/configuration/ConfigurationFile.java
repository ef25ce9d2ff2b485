package dev.slipway.reconciler.configuration;

import dev.slipway.environments.language.Problem;
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

/// `slipway reconciler --config FILE`.
public final class ConfigurationFile {
  private static final int MOST = 1024 * 1024;

  private ConfigurationFile() {}

  /// What a file says.
  public sealed interface Outcome {
    record Accepted(Configuration configuration) implements Outcome {}

    /// @param problems all that were found, in the order of the file; never empty
    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems =
            problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
      }
    }
  }

  /// Reads a file; nothing that it names is looked at.
  public static Outcome read(Path file) {
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
    Parsed<Configuration> parsed =
        YamlFile.read(file.toString(), bytes, ConfigurationReader.kind(folder, new Reference()));
    return parsed
        .value()
        .<Outcome>map(Outcome.Accepted::new)
        .orElseGet(() -> new Outcome.Refused(parsed.problems()));
  }

  /// The tables of `docs/reconciler-configuration.md`.
  static String reference() {
    Reference reference = new Reference();
    var _ = ConfigurationReader.kind(Path.of("/"), reference);
    return reference.markdown();
  }

  private static Outcome refused(Path file, String message) {
    return new Outcome.Refused(
        List.of(new Problem(file.toString(), 1, 1, message, Optional.empty())));
  }
}
