package dev.slipway.reconciler;

import dev.slipway.environments.configuration.RepositoryConfiguration;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.GitSettings;
import dev.slipway.reconciler.repository.jgit.JGitEnvironmentsRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Opens the environments repository as the configuration says.
final class EnvironmentsMirror {
  private EnvironmentsMirror() {}

  /// @param folder of the mirror
  /// @throws IOException with one sentence for people, when the configuration cannot be used
  static JGitEnvironmentsRepository open(RepositoryConfiguration configuration, Path folder)
      throws IOException {
    GitSettings settings = configuration.settings(folder);
    try {
      return new JGitEnvironmentsRepository(
          GitRepository.open(settings, InstantSource.system()), settings.committer());
    } catch (GitException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
