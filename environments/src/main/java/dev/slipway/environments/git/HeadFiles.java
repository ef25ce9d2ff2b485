package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.language.Commit;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;

/// The files of a commit, for recipes.
record HeadFiles(Tracking tracking, ObjectId id) implements CommitOrder.Head {
  @Override
  public Commit commit() {
    try {
      return tracking.at(id, each -> Commits.describe(tracking.mirror().repository(), each));
    } catch (GitException e) {
      throw new IllegalStateException("the head was read a moment ago", e);
    }
  }

  @Override
  public Optional<byte[]> file(String path) throws GitException {
    return tracking.at(id, each -> read(each, path));
  }

  @Override
  public Optional<Change> lastChange(String path, String since) throws GitException {
    if (!ObjectId.isId(since)) {
      return Optional.empty();
    }
    ObjectId older = ObjectId.fromString(since);
    return tracking.at(
        id, each -> new Blame(tracking.mirror().repository()).between(path, older, each));
  }

  private Optional<byte[]> read(ObjectId commit, String path) throws IOException, GitException {
    try (ObjectReader reader = tracking.mirror().repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      Optional<Entry> entry = Entry.find(reader, walk.parseCommit(commit).getTree(), path);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> refusal = entry.get().refusal(reader);
      if (refusal.isPresent()) {
        throw new GitException(Kind.REFUSED, path + ": " + refusal.get());
      }
      return Optional.of(entry.get().load(reader));
    }
  }
}
