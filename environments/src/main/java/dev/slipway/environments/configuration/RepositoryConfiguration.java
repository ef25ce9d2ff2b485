package dev.slipway.environments.configuration;

import dev.slipway.environments.git.GitSettings;
import dev.slipway.environments.git.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where desired state comes from.
///
/// @param url `https://`, `ssh://`, `git@host:path`, or a local folder as an absolute path
/// @param poll time between two fetches; webhooks only make them earlier
/// @param deadline of one fetch or push
/// @param staleAfter how old the last successful fetch may be before the status calls Git stale
public record RepositoryConfiguration(
    String url,
    String branch,
    Duration poll,
    Duration deadline,
    Optional<Token> token,
    Optional<SshKey> ssh,
    Rewritten rewritten,
    Duration staleAfter,
    Committer committer) {

  /// For HTTPS.
  ///
  /// @param user what the Git server wants beside a token
  /// @param file holds the token and nothing else
  public record Token(String user, Path file) {}

  /// For SSH.
  ///
  /// @param key private key without a passphrase
  /// @param knownHosts the server's key is looked up here, and nowhere else
  public record SshKey(Path key, Path knownHosts) {}

  /// What a rewritten history means.
  public enum Rewritten {
    /// a block until a person has looked
    REFUSE,
    /// taken as any other commit
    FOLLOW
  }

  /// Who commits for others and writes back.
  public record Committer(String name, String email) {}

  /// For the Git access.
  ///
  /// @param folder of the mirror
  public GitSettings settings(Path folder) {
    GitSettings.Limits usual = GitSettings.Limits.USUAL;
    return GitSettings.of(url, branch, folder, AccessKeys.access(token, ssh))
        .withCommitter(new Identity(committer.name(), committer.email()))
        .withRewritten(
            switch (rewritten) {
              case REFUSE -> GitSettings.RewrittenHistory.REFUSE;
              case FOLLOW -> GitSettings.RewrittenHistory.FOLLOW;
            })
        .withLimits(
            new GitSettings.Limits(
                usual.silence().compareTo(deadline) < 0 ? usual.silence() : deadline,
                deadline,
                usual.attempts()));
  }
}
