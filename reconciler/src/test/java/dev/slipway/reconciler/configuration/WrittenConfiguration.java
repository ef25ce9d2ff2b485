package dev.slipway.reconciler.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import dev.slipway.environments.language.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A configuration file of a test, read as the program reads it.
///
/// @param folder where the file is written, and to which its paths are relative
record WrittenConfiguration(Path folder) {

  Configuration accepted(String text) throws IOException {
    Outcome<Configuration> outcome = read(text);

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<Configuration>) outcome).configuration();
  }

  /// Each problem from its line on, without the file's name.
  List<String> refused(String text) throws IOException {
    Outcome<Configuration> outcome = read(text);

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<Configuration>) outcome)
        .problems().stream()
            .map(Problem::toString)
            .map(problem -> problem.substring(problem.indexOf(".yaml:") + ".yaml:".length()))
            .toList();
  }

  private Outcome<Configuration> read(String text) throws IOException {
    return ConfigurationReader.read(Files.writeString(folder.resolve("slipway.yaml"), text));
  }
}
