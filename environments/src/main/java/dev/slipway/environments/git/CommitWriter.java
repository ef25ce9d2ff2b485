package dev.slipway.environments.git;

import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Makes commits in the mirror. Only the trees on the way to a written file are made anew, so that
/// whatever else is in the repository stays as it is.
final class CommitWriter {
  private final Repository repository;
  private final Identity committer;
  private final InstantSource time;

  CommitWriter(Repository repository, Identity committer, InstantSource time) {
    this.repository = repository;
    this.committer = committer;
    this.time = time;
  }

  /// The commit's id; nothing when the files already are as they shall be.
  Optional<ObjectId> write(ObjectId parent, CommitOrder order, Map<String, String> files)
      throws IOException, GitException {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit base = walk.parseCommit(parent);
      ObjectId tree = base.getTree();
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes);
        tree = replace(inserter, reader, tree, segments(file.getKey()), blob);
      }
      if (tree.equals(base.getTree())) {
        return Optional.empty();
      }
      ObjectId commit = inserter.insert(commit(parent, tree, order));
      inserter.flush();
      return Optional.of(commit);
    }
  }

  private CommitBuilder commit(ObjectId parent, ObjectId tree, CommitOrder order) {
    Instant now = time.instant();
    CommitBuilder commit = new CommitBuilder();
    commit.setParentId(parent);
    commit.setTreeId(tree);
    commit.setAuthor(identity(order.author(), now));
    commit.setCommitter(identity(committer, now));
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(message(order));
    return commit;
  }

  private static PersonIdent identity(Identity person, Instant now) {
    return new PersonIdent(person.name(), person.email(), now, ZoneOffset.UTC);
  }

  /// The trailers are a paragraph of their own, the last: nothing in the body can pass for one.
  private static String message(CommitOrder order) {
    String subject = order.subject().replaceAll("\\p{Cntrl}+", " ").strip();
    StringBuilder message =
        new StringBuilder(subject.isEmpty() ? "Change" : subject).append("\n\n");
    String body = order.body().replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
    if (!body.isEmpty()) {
      message.append(body).append("\n\n");
    }
    append(message, order.identity());
    order.trailers().forEach(trailer -> append(message, trailer));
    return message.toString();
  }

  private static void append(StringBuilder message, Trailer trailer) {
    message.append(trailer.key()).append(": ").append(trailer.value()).append('\n');
  }

  private static List<String> segments(String path) {
    List<String> segments = Arrays.asList(path.split("/", -1));
    for (String segment : segments) {
      if (segment.isEmpty()
          || segment.equals(".")
          || segment.equals("..")
          || segment.equals(".git")) {
        throw new IllegalArgumentException("not a path inside the repository: " + path);
      }
    }
    return segments;
  }

  private static ObjectId replace(
      ObjectInserter inserter,
      ObjectReader reader,
      ObjectId tree,
      List<String> segments,
      ObjectId blob)
      throws IOException, GitException {
    TreeFormatter made = new TreeFormatter();
    boolean replaced = false;
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
    for (; !entries.eof(); entries.next()) {
      FileMode mode = entries.getEntryFileMode();
      ObjectId id = entries.getEntryObjectId();
      if (entries.getEntryPathString().equals(segments.getFirst())) {
        boolean last = segments.size() == 1;
        requireSame(mode, last, segments.getFirst());
        List<String> rest = segments.subList(1, segments.size());
        id = last ? blob : replace(inserter, reader, id, rest, blob);
        replaced = true;
      }
      made.append(entries.getEntryPathBuffer(), 0, entries.getEntryPathLength(), mode, id);
    }
    if (!replaced) {
      throw new GitException(
          Kind.REFUSED,
          "the file " + segments.getLast() + " is not in the repository any more: nothing written");
    }
    return inserter.insert(made);
  }

  private static void requireSame(FileMode mode, boolean last, String name) throws GitException {
    boolean file = mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    if (last ? !file : !mode.equals(FileMode.TREE)) {
      throw new GitException(
          Kind.REFUSED, name + " is a link or a submodule, through which nothing is written");
    }
  }
}
