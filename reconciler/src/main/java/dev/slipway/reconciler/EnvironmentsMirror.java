package dev.slipway.reconciler;

import dev.slipway.environments.git.Access;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.environments.git.GitSettings;
import dev.slipway.environments.git.Identity;
import dev.slipway.reconciler.configuration.RepositoryConfiguration;
import dev.slipway.reconciler.repository.jgit.JGitEnvironmentsRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Opens the environments repository as the configuration says.
final class EnvironmentsMirror {
  private EnvironmentsMirror() {}

  /// @param folder of the mirror
  /// @throws IOException with one sentence for people, when the configuration cannot be used
  static JGitEnvironmentsRepository open(RepositoryConfiguration configuration, Path folder)
      throws IOException {
    Identity committer =
        new Identity(configuration.committer().name(), configuration.committer().email());
    GitSettings.Limits usual = GitSettings.Limits.USUAL;
    GitSettings settings =
        GitSettings.of(configuration.url(), configuration.branch(), folder, access(configuration))
            .withCommitter(committer)
            .withRewritten(
                switch (configuration.rewritten()) {
                  case REFUSE -> GitSettings.RewrittenHistory.REFUSE;
                  case FOLLOW -> GitSettings.RewrittenHistory.FOLLOW;
                })
            .withLimits(
                new GitSettings.Limits(
                    shorter(usual.silence(), configuration.deadline()),
                    configuration.deadline(),
                    usual.attempts()));
    try {
      return new JGitEnvironmentsRepository(
          GitRepository.open(settings, java.time.InstantSource.system()), committer);
    } catch (GitException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Access access(RepositoryConfiguration configuration) {
    if (configuration.token().isPresent()) {
      RepositoryConfiguration.Token token = configuration.token().get();
      return new Access.Token(token.user(), token.file());
    }
    return configuration
        .ssh()
        .<Access>map(ssh -> new Access.SshKey(ssh.key(), ssh.knownHosts()))
        .orElseGet(Access.Anonymous::new);
  }
}
