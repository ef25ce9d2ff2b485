package dev.slipway.environments.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffAlgorithm.SupportedAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Finds who changed a file between two commits: of the first line that differs, its author; where
/// lines only went away, the last commit that touched the file.
final class Blame {
  private final Repository repository;

  Blame(Repository repository) {
    this.repository = repository;
  }

  Optional<Change> between(String path, ObjectId older, ObjectId newer) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RawText before = text(reader, walk, older, path);
      RawText after = text(reader, walk, newer, path);
      EditList edits =
          DiffAlgorithm.getAlgorithm(SupportedAlgorithm.HISTOGRAM)
              .diff(RawTextComparator.DEFAULT, before, after);
      if (edits.isEmpty()) {
        return Optional.empty();
      }
      Edit edit =
          edits.stream().filter(each -> each.getLengthB() > 0).findFirst().orElse(edits.getFirst());
      int line = Math.clamp(edit.getBeginB(), 0, Math.max(0, after.size() - 1));
      Optional<RevCommit> author =
          edit.getLengthB() > 0 ? authorOf(path, newer, line) : lastTouching(path, older, newer);
      return author.map(commit -> new Change(path, line + 1, Commits.describe(commit)));
    }
  }

  private Optional<RevCommit> authorOf(String path, ObjectId newer, int line) throws IOException {
    try (BlameGenerator generator = new BlameGenerator(repository, path)) {
      generator.push(null, newer);
      while (generator.next()) {
        if (generator.getResultStart() <= line && line < generator.getResultEnd()) {
          return Optional.of(generator.getSourceCommit());
        }
      }
      return Optional.empty();
    }
  }

  private Optional<RevCommit> lastTouching(String path, ObjectId older, ObjectId newer)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(newer));
      walk.markUninteresting(walk.parseCommit(older));
      walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
      return Optional.ofNullable(walk.next());
    }
  }

  private static RawText text(ObjectReader reader, RevWalk walk, ObjectId commit, String path)
      throws IOException {
    Optional<Entry> entry = Entry.find(reader, walk.parseCommit(commit).getTree(), path);
    if (entry.isEmpty() || entry.get().refusal(reader).isPresent()) {
      return RawText.EMPTY_TEXT;
    }
    return new RawText(entry.get().load(reader));
  }
}
