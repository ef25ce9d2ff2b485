package dev.slipway.environments.git;

import java.nio.file.Path;
import java.time.Duration;

/// Which repository, and how it is talked to.
///
/// @param url `https://...`, `ssh://git@host/...`, `git@host:...`, `file://...` or a path; without
///   user info (SSH's user name apart)
/// @param folder the mirror's own; made when it is not there, and thrown away when it is corrupted
/// @param committer who commits on behalf of the authors
public record GitSettings(
    String url,
    String branch,
    Path folder,
    Access access,
    RewrittenHistory rewritten,
    Identity committer,
    Limits limits) {
  /// What happens when the branch does not continue what was read before.
  public enum RewrittenHistory {
    /// an error until a person has put the branch back or changed this
    REFUSE,
    /// the new history is read as if nothing had been
    FOLLOW
  }

  /// @param silence a connection on which nothing is heard for so long is given up
  /// @param whole for one fetch or one push, however chatty
  /// @param attempts how often a commit is recomputed and pushed
  public record Limits(Duration silence, Duration whole, int attempts) {
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 12);

    public Limits {
      if (silence.toMillis() < 1 || whole.toMillis() < 1 || attempts < 1) {
        throw new IllegalArgumentException("limits are positive");
      }
    }
  }

  /// Refuses what is read by default.
  public static GitSettings of(String url, String branch, Path folder, Access access) {
    return new GitSettings(
        url,
        branch,
        folder,
        access,
        RewrittenHistory.REFUSE,
        new Identity("Slipway", "slipway@localhost"),
        Limits.USUAL);
  }

  public GitSettings withRewritten(RewrittenHistory other) {
    return new GitSettings(url, branch, folder, access, other, committer, limits);
  }

  public GitSettings withCommitter(Identity other) {
    return new GitSettings(url, branch, folder, access, rewritten, other, limits);
  }

  public GitSettings withLimits(Limits other) {
    return new GitSettings(url, branch, folder, access, rewritten, committer, other);
  }
}
