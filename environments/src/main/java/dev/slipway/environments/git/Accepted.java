package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.git.GitSettings.RewrittenHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/// The newest commit that was read, and the rule that only its descendants follow it. Kept in a
/// file beside the mirror, so that neither a restart nor a new clone forgets it.
final class Accepted {
  private final GitSettings settings;
  private final Path file;
  private Optional<ObjectId> head;

  Accepted(GitSettings settings) {
    this.settings = settings;
    this.file = settings.folder().resolve("accepted");
    this.head = load();
  }

  Optional<ObjectId> head() {
    return head;
  }

  /// Takes a commit as the new head if it continues the old one, or if any history is followed.
  void advance(Repository repository, ObjectId seen) throws GitException, IOException {
    if (head.isPresent() && head.get().equals(seen)) {
      return;
    }
    if (head.isPresent()
        && settings.rewritten() == RewrittenHistory.REFUSE
        && !continues(repository, head.get(), seen)) {
      throw new GitException(
          Kind.HISTORY_REWRITTEN,
          "the branch "
              + settings.branch()
              + " stands at "
              + seen.abbreviate(10).name()
              + ", which does not continue "
              + head.get().abbreviate(10).name()
              + " that was read before: put the branch back, or allow a rewritten history; nothing"
              + " changes until then");
    }
    keepFromCollection(repository, seen);
    store(seen);
    head = Optional.of(seen);
  }

  private static boolean continues(Repository repository, ObjectId old, ObjectId seen)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit newer = walk.parseCommit(seen);
      RevCommit older;
      try {
        older = walk.parseCommit(old);
      } catch (MissingObjectException _) {
        return false;
      }
      return walk.isMergedInto(older, newer);
    }
  }

  private static void keepFromCollection(Repository repository, ObjectId seen) throws IOException {
    RefUpdate update = repository.updateRef("refs/slipway/accepted");
    update.setNewObjectId(seen);
    update.setForceUpdate(true);
    update.disableRefLog();
    update.update();
  }

  private Optional<ObjectId> load() {
    try {
      String text = Files.readString(file).strip();
      return ObjectId.isId(text) ? Optional.of(ObjectId.fromString(text)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void store(ObjectId seen) throws IOException {
    Path next = file.resolveSibling("accepted.next");
    Files.writeString(next, seen.name() + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
