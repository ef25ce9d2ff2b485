package dev.slipway.environments.parse;

import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.yaml.Parsed;

/// One parsed file of an environments repository. Depends on its path and bytes alone, so that it
/// can be kept by path and blob id.
public sealed interface RepositoryFile {
  Parsed<?> parsed();

  /// Path inside the repository, with `/`.
  default String path() {
    return parsed().file();
  }

  /// What the file describes, by its own name: `frontend` of `services/frontend.yaml`.
  default String name() {
    String file = path().substring(path().lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  /// `slipway.yaml`.
  record RosterFile(Parsed<Roster> parsed) implements RepositoryFile {}

  /// `oncall.yaml`.
  record OnCallFile(Parsed<OnCall> parsed) implements RepositoryFile {}

  /// `services/NAME.yaml`.
  record ServiceFile(Parsed<ServiceDefinition> parsed) implements RepositoryFile {}

  /// `environments/NAME.yaml`.
  record EnvironmentFile(Parsed<WrittenEnvironment> parsed) implements RepositoryFile {}
}
