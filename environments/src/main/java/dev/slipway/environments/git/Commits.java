package dev.slipway.environments.git;

import dev.slipway.environments.language.Commit;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/// Commits as words, and commits found by their trailer.
final class Commits {
  private static final int RECENT = 1_000;

  private Commits() {}

  static Commit describe(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return new Commit(
        commit.name(),
        author.getName() + " <" + author.getEmailAddress() + ">",
        commit.getShortMessage(),
        Instant.ofEpochSecond(commit.getCommitTime()));
  }

  static Commit describe(Repository repository, ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return describe(walk.parseCommit(id));
    }
  }

  /// Lets a walk go no further than to a commit, if there is such a one: a rewritten history that
  /// is followed may have nothing of the old one.
  static void stopAt(RevWalk walk, String id) throws IOException {
    try {
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(id)));
    } catch (MissingObjectException _) {
      // then there is nothing to stop at
    }
  }

  /// Whether the last paragraph of a commit has the trailer.
  static boolean has(Repository repository, ObjectId id, CommitOrder.Trailer trailer)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return has(walk.parseCommit(id), trailer);
    }
  }

  private static boolean has(RevCommit commit, CommitOrder.Trailer trailer) {
    return commit.getFooterLines(trailer.key()).contains(trailer.value());
  }

  /// The newest of the recent commits whose last paragraph has the trailer.
  static Optional<RevCommit> find(Repository repository, ObjectId head, CommitOrder.Trailer trailer)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(head));
      int left = RECENT;
      for (RevCommit commit : walk) {
        if (has(commit, trailer)) {
          return Optional.of(commit);
        }
        left--;
        if (left == 0) {
          break;
        }
      }
      return Optional.empty();
    }
  }
}
