package dev.slipway.environments.git;

import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.GitException.Kind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a commit into the branch while others push:
///
/// 1. fetch; refuse a rewritten history
/// 2. look for the order's own trailer: there it is, done
/// 3. let the recipe work on the head; nothing to do, done
/// 4. commit on the head and push, expecting that head
/// 5. somebody was faster, or the answer was lost: wait a little, from 1
///
/// Keeps: nobody's commit is lost (the push is a fast-forward of the expected head or refused), and
/// an order is committed at most once (2 comes before every 4).
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final long SHORTEST_WAIT_MILLIS = 10;
  private static final int MOST_DOUBLINGS = 7;

  private final GitSettings settings;
  private final Tracking tracking;
  private final InstantSource time;

  Publisher(GitSettings settings, Tracking tracking, InstantSource time) {
    this.settings = settings;
    this.tracking = tracking;
    this.time = time;
  }

  Pushed publish(CommitOrder order) throws GitException {
    Optional<GitException> unknown = Optional.empty();
    for (int attempt = 1; attempt <= settings.limits().attempts(); attempt++) {
      try {
        Optional<Pushed> end = attempt(order);
        if (end.isPresent()) {
          return end.get();
        }
        unknown = Optional.empty();
      } catch (GitException e) {
        if (!e.mayPass()) {
          throw e;
        }
        unknown = Optional.of(e);
      }
      pause(attempt);
    }
    Optional<RevCommit> arrived = tracking.at(tracking.fetch(), head -> find(order, head));
    if (arrived.isPresent()) {
      return new Pushed.Done(arrived.get().name(), true);
    }
    throw unknown.orElseGet(this::contended);
  }

  /// Empty when it is to be tried again.
  private Optional<Pushed> attempt(CommitOrder order) throws GitException {
    ObjectId head = tracking.fetch();
    Optional<RevCommit> earlier = tracking.at(head, each -> find(order, each));
    if (earlier.isPresent()) {
      return Optional.of(new Pushed.Done(earlier.get().name(), true));
    }
    Proposal proposal = order.recipe().on(new HeadFiles(tracking, head));
    return switch (proposal) {
      case Proposal.Nothing(String reason) -> Optional.of(new Pushed.Nothing(reason));
      case Proposal.Write write -> {
        Optional<ObjectId> commit = tracking.at(head, each -> write(order, write, each));
        yield commit.isEmpty()
            ? Optional.of(new Pushed.Nothing("the files already are as they shall be"))
            : push(commit.get(), head);
      }
    };
  }

  private Optional<RevCommit> find(CommitOrder order, ObjectId head) throws IOException {
    return Commits.find(tracking.mirror().repository(), head, order.identity());
  }

  private Optional<ObjectId> write(CommitOrder order, Proposal.Write write, ObjectId head)
      throws IOException, GitException {
    return new CommitWriter(tracking.mirror().repository(), settings.committer(), time)
        .write(head, order, write.files());
  }

  private Optional<Pushed> push(ObjectId commit, ObjectId head) throws GitException {
    RemoteRefUpdate update = tracking.mirror().push(commit, head);
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> {
        tracking.pushed(commit);
        yield Optional.of(new Pushed.Done(commit.name(), false));
      }
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> Optional.empty();
      case NOT_ATTEMPTED,
          AWAITING_REPORT,
          REJECTED_NODELETE,
          REJECTED_OTHER_REASON,
          NON_EXISTING -> {
        String said = tracking.mirror().redact(String.valueOf(update.getMessage()));
        if (!isRace(said) && tracking.fetch().equals(head)) {
          throw refused(said);
        }
        yield Optional.empty();
      }
    };
  }

  /// Servers word it differently: `failed to update ref`, `cannot lock ref`, `fetch first`.
  private static boolean isRace(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return lower.contains("lock") || lower.contains("fetch first") || lower.contains("stale");
  }

  private GitException refused(String said) {
    return new GitException(
        Kind.REFUSED,
        "pushing to "
            + settings.branch()
            + " of "
            + tracking.mirror().shown()
            + " was refused: "
            + said
            + "; allow Slipway to push there");
  }

  private GitException contended() {
    return new GitException(
        Kind.CONTENDED,
        "others pushed to "
            + settings.branch()
            + " of "
            + tracking.mirror().shown()
            + " each of "
            + settings.limits().attempts()
            + " times that Slipway tried; it did not force, try again");
  }

  /// Doubling, and random so that several writers part.
  private static void pause(int attempt) {
    long longest = SHORTEST_WAIT_MILLIS << Math.min(attempt, MOST_DOUBLINGS);
    long wait = ThreadLocalRandom.current().nextLong(SHORTEST_WAIT_MILLIS, longest + 1);
    LOG.debug("the push is tried again, attempt={} wait={}ms", attempt, wait);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
  }
}
