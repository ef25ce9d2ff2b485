package dev.slipway.environments.git;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.parse.Assembly;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/// Reads desired state:
///
/// 1. list the head's files, parse those whose blob is new, put them together; find the requests
///    that the new commits carry
/// 2. each service takes the head if every file that describes it is valid there
/// 3. for the others go back along the first parents, at most to what was read last time (or, the
///    first time, over so many commits that changed a file) and take the newest that is valid
/// 4. what is still open stays as it was last time
final class StateReader {
  private static final int MOST_CHANGES = 1_000;
  private static final int MOST_COMMITS = 20_000;

  private final Listing.Lister lister = new Listing.Lister();
  private final ParsedFiles files = new ParsedFiles();
  private final Requests requests = new Requests(files);
  private Optional<Reading> last = Optional.empty();

  /// @param assembly of the head
  record Reading(DesiredState state, Assembly assembly) {}

  Reading read(Repository repository, ObjectId id) throws IOException {
    if (last.isPresent() && last.get().state().head().id().equals(id.name())) {
      return last.get();
    }
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit head = walk.parseCommit(id);
      Listing listing = lister.list(reader, head.getTree());
      Assembly assembly = Assembly.of(files.parse(reader, listing));
      Commit commit = Commits.describe(head);
      requests.read(reader, head, last.map(reading -> reading.state().head().id()));
      Draft draft = new Draft(last.map(Reading::state), requests);
      draft.head(commit, listing, assembly);
      if (!draft.isComplete()) {
        walkBack(reader, id, listing, draft);
      }
      var problems =
          Stream.<Problem>concat(listing.problems().stream(), assembly.problems().stream())
              .toList();
      Reading reading = new Reading(draft.finish(commit, problems), assembly);
      lister.forgetUnused();
      files.forgetUnused();
      last = Optional.of(reading);
      return reading;
    }
  }

  /// How many files were read and parsed so far.
  long parsed() {
    return files.count();
  }

  private void walkBack(ObjectReader reader, ObjectId id, Listing head, Draft draft)
      throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      walk.setFirstParent(true);
      walk.markStart(walk.parseCommit(id));
      if (last.isPresent()) {
        Commits.stopAt(walk, last.get().state().head().id());
      }
      walk.next();
      Listing newer = head;
      int changes = 0;
      for (int i = 0; i < MOST_COMMITS && changes < MOST_CHANGES && !draft.isComplete(); i++) {
        RevCommit commit = walk.next();
        if (commit == null) {
          return;
        }
        Listing listing = lister.list(reader, commit.getTree());
        if (!listing.equals(newer)) {
          changes++;
          Assembly assembly = Assembly.of(files.parse(reader, listing));
          draft.earlier(Commits.describe(commit), listing, assembly);
          newer = listing;
        }
      }
    }
  }
}
