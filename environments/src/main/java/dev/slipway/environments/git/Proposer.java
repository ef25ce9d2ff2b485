package dev.slipway.environments.git;

import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitException.Kind;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/// Brings a commit into a branch of its own, from where others merge it:
///
/// 1. fetch; refuse a rewritten history
/// 2. look for the order's own trailer in the branch that is followed: there it is, done
/// 3. let the recipe work on the head; nothing to do, done
/// 4. commit on the head and push it as a new branch, expecting none of that name
/// 5. there is one: ours, if the trailer stands in it; else refused
///
/// Keeps: a branch of somebody else's is neither changed nor taken away, and an order has one
/// branch however often it is given.
final class Proposer {
  private final GitSettings settings;
  private final Tracking tracking;
  private final InstantSource time;

  Proposer(GitSettings settings, Tracking tracking, InstantSource time) {
    this.settings = settings;
    this.tracking = tracking;
    this.time = time;
  }

  Proposed propose(CommitOrder order, String branch) throws GitException {
    ObjectId head = tracking.fetch();
    Optional<String> merged = find(order.identity(), head);
    if (merged.isPresent()) {
      return new Proposed.Merged(merged.get());
    }
    return switch (order.recipe().on(new HeadFiles(tracking, head))) {
      case Proposal.Nothing(String reason) -> new Proposed.Nothing(reason);
      case Proposal.Write write -> {
        Optional<ObjectId> commit =
            tracking.at(
                head,
                each ->
                    new CommitWriter(tracking.mirror().repository(), settings.committer(), time)
                        .write(each, order, write.files()));
        yield commit.isEmpty()
            ? new Proposed.Nothing("the files already are as they shall be")
            : push(order, branch, commit.get());
      }
    };
  }

  /// Takes a branch away whose newest commit has the trailer. May be called again.
  ///
  /// @return whether it is gone; not where somebody has put commits on it
  boolean drop(Trailer identity, String branch) throws GitException {
    Optional<ObjectId> tip = tracking.mirror().look(branch);
    if (tip.isEmpty()) {
      return true;
    }
    if (!isOurs(identity, tip.get())) {
      return false;
    }
    RemoteRefUpdate update = tracking.mirror().delete(branch, tip.get());
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE, NON_EXISTING -> true;
      case REJECTED_REMOTE_CHANGED -> false;
      case REJECTED_NODELETE,
          REJECTED_NONFASTFORWARD,
          REJECTED_OTHER_REASON,
          NOT_ATTEMPTED,
          AWAITING_REPORT ->
          throw refused("taking away", branch, update);
    };
  }

  /// The newest of the recent commits behind a head that has the trailer.
  Optional<String> find(Trailer identity, ObjectId head) throws GitException {
    return tracking
        .at(head, each -> Commits.find(tracking.mirror().repository(), each, identity))
        .map(RevCommit::name);
  }

  private Proposed push(CommitOrder order, String branch, ObjectId commit) throws GitException {
    RemoteRefUpdate update = tracking.mirror().create(branch, commit);
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> new Proposed.Waits(commit.name());
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, REJECTED_OTHER_REASON -> {
        Optional<ObjectId> tip = tracking.mirror().look(branch);
        if (tip.isPresent() && isOurs(order.identity(), tip.get())) {
          yield new Proposed.Waits(tip.get().name());
        }
        throw refused("pushing", branch, update);
      }
      case NOT_ATTEMPTED, AWAITING_REPORT, REJECTED_NODELETE, NON_EXISTING ->
          throw refused("pushing", branch, update);
    };
  }

  private boolean isOurs(Trailer identity, ObjectId tip) throws GitException {
    return tracking.at(tip, each -> Commits.has(tracking.mirror().repository(), each, identity));
  }

  private GitException refused(String doing, String branch, RemoteRefUpdate update) {
    String said = update.getMessage() == null ? update.getStatus().toString() : update.getMessage();
    return new GitException(
        Kind.REFUSED,
        doing
            + " the branch "
            + branch
            + " of "
            + tracking.mirror().shown()
            + " was refused: "
            + tracking.mirror().redact(said)
            + "; allow Slipway to make and remove branches under slipway/");
  }
}
