package dev.slipway.environments.git;

import java.nio.file.Path;

/// How the remote is told who asks. Secrets stay in their files, which are read anew for each
/// connection, so that a rotated one is taken up without a restart.
public sealed interface Access {
  /// Files, and public repositories.
  record Anonymous() implements Access {}

  /// HTTPS with a token.
  ///
  /// @param user the name that goes with it: `x-access-token` for GitHub, any for GitLab and Gitea
  /// @param file holds nothing but the token
  record Token(String user, Path file) implements Access {}

  /// SSH with a key of its own; neither an agent nor `~/.ssh` is looked at.
  ///
  /// @param key private key without passphrase
  /// @param knownHosts the only hosts that are talked to
  record SshKey(Path key, Path knownHosts) implements Access {}
}
