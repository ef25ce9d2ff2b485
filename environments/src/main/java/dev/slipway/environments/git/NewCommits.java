package dev.slipway.environments.git;

import dev.slipway.environments.parse.RepositoryFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// The commits behind the last reading, or the newest ones the first time, with what they did to
/// the environments' files. Files are compared by their ids and not read.
///
/// Side branches are walked as well: who merges the branch into their own leaves what others pushed
/// on the second parent's side.
final class NewCommits {
  private static final String TRAILER = "Slipway-Request";
  private static final Pattern ID = Pattern.compile("[!-~]{1,200}");
  private static final int MOST_COMMITS = 1_000;
  private static final int MOST_CHANGES = 200;

  private final ObjectReader reader;
  private final RevWalk walk;

  private NewCommits(ObjectReader reader, RevWalk walk) {
    this.reader = reader;
    this.walk = walk;
  }

  /// @param requests ids of its trailers
  /// @param files those of environments in which it differs from all of its parents
  record NewCommit(String id, List<String> requests, List<ChangedFile> files) {}

  /// @param before of each parent that has it
  record ChangedFile(Entry now, List<Entry> before) {}

  /// Newest first; at most so many commits, of which so many changed files.
  static List<NewCommit> find(ObjectReader reader, ObjectId head, Optional<String> last)
      throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      walk.markStart(walk.parseCommit(head));
      if (last.isPresent()) {
        Commits.stopAt(walk, last.get());
      }
      return new NewCommits(reader, walk).list();
    }
  }

  private List<NewCommit> list() throws IOException {
    List<NewCommit> found = new ArrayList<>();
    int changes = 0;
    while (found.size() < MOST_COMMITS && changes < MOST_CHANGES) {
      RevCommit commit = walk.next();
      if (commit == null) {
        return found;
      }
      List<ChangedFile> files = changed(commit);
      changes += files.isEmpty() ? 0 : 1;
      found.add(new NewCommit(commit.name(), requests(commit), files));
    }
    return found;
  }

  private static List<String> requests(RevCommit commit) {
    return commit.getFooterLines(TRAILER).stream()
        .map(String::strip)
        .filter(id -> ID.matcher(id).matches())
        .distinct()
        .toList();
  }

  private List<ChangedFile> changed(RevCommit commit) throws IOException {
    List<ChangedFile> files = new ArrayList<>();
    try (TreeWalk trees = new TreeWalk(reader)) {
      for (RevCommit parent : commit.getParents()) {
        walk.parseHeaders(parent);
        trees.addTree(parent.getTree());
      }
      int own = trees.addTree(commit.getTree());
      trees.setRecursive(true);
      trees.setFilter(AndTreeFilter.create(PathFilter.create("environments"), TreeFilter.ANY_DIFF));
      while (trees.next()) {
        if (RepositoryFiles.isRead(trees.getPathString()) && isOwnChange(trees, own)) {
          files.add(new ChangedFile(entry(trees, own), before(trees, own)));
        }
      }
    }
    return files;
  }

  private static boolean isOwnChange(TreeWalk trees, int own) {
    return !trees.getFileMode(own).equals(FileMode.MISSING)
        && Stream.iterate(0, parent -> parent < own, parent -> parent + 1)
            .noneMatch(parent -> trees.idEqual(parent, own));
  }

  private static List<Entry> before(TreeWalk trees, int own) {
    List<Entry> before = new ArrayList<>();
    for (int parent = 0; parent < own; parent++) {
      if (!trees.getFileMode(parent).equals(FileMode.MISSING)) {
        before.add(entry(trees, parent));
      }
    }
    return before;
  }

  private static Entry entry(TreeWalk trees, int tree) {
    return new Entry(trees.getPathString(), trees.getFileMode(tree), trees.getObjectId(tree));
  }
}
