package dev.slipway.environments.git;

import dev.slipway.environments.language.Commit;

/// A change that a person can be shown: who, in which commit, at which line.
///
/// @param line from 1, in the file as of the newer commit
public record Change(String path, int line, Commit commit) {
  /// `services/frontend.yaml:7, changed by Ada <ada@example.com> in 1a2b3c4d5e (subject)`.
  @Override
  public String toString() {
    return path
        + ":"
        + line
        + ", changed by "
        + commit.author()
        + " in "
        + commit.id().substring(0, 10)
        + " ("
        + commit.subject()
        + ")";
  }
}
