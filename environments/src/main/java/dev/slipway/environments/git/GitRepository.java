package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.ObjectId;

/// The environments repository. Blocking, each call with deadlines of its own; may be called from
/// several threads, which wait for one another.
///
/// [#fetch] asks the remote, [#read] costs what the commits since the last reading changed,
/// [#commit] fetches and pushes by itself. An exception changes nothing: the head and what was read
/// stay in force.
public final class GitRepository implements AutoCloseable {
  private final ReentrantLock turn = new ReentrantLock();
  private final GitSettings settings;
  private final Tracking tracking;
  private final Publisher publisher;
  private final Proposer proposer;
  private final StateReader reader = new StateReader();
  private Roster roster = Roster.EMPTY;
  private OnCall onCall = OnCall.NOBODY;

  private GitRepository(GitSettings settings, Tracking tracking, InstantSource time) {
    this.settings = settings;
    this.tracking = tracking;
    this.publisher = new Publisher(settings, tracking, time);
    this.proposer = new Proposer(settings, tracking, time);
  }

  /// Opens the mirror, or makes an empty one. Does not talk to the remote.
  public static GitRepository open(GitSettings settings, InstantSource time) throws GitException {
    IsolatedSystemReader.install();
    Address address = Address.of(settings.url(), settings.access());
    Connection connection = new Connection(address, settings);
    Mirror mirror = new Mirror(settings, address, connection);
    return new GitRepository(settings, new Tracking(mirror, new Accepted(settings)), time);
  }

  /// Brings what is new in the branch.
  ///
  /// @return whether the head moved
  public boolean fetch() throws GitException {
    turn.lock();
    try {
      Optional<ObjectId> before = tracking.head();
      return !Optional.of(tracking.fetch()).equals(before);
    } finally {
      turn.unlock();
    }
  }

  /// The newest commit that was fetched; empty before the first fetch into a new mirror.
  public Optional<Commit> head() throws GitException {
    turn.lock();
    try {
      return tracking.head().isEmpty()
          ? Optional.empty()
          : Optional.of(tracking.at(known(), this::describe));
    } finally {
      turn.unlock();
    }
  }

  /// Desired state as of the head that was fetched. The same object while the head stands still;
  /// services that a commit does not touch are the same objects.
  public DesiredState read() throws GitException {
    turn.lock();
    try {
      StateReader.Reading reading =
          tracking.at(known(), head -> reader.read(tracking.mirror().repository(), head));
      roster = reading.assembly().roster().orElse(roster);
      onCall = reading.assembly().onCall().orElse(onCall);
      return reading.state();
    } finally {
      turn.unlock();
    }
  }

  /// People, teams and roles as of the newest valid `slipway.yaml` that [#read] saw.
  public Roster roster() {
    turn.lock();
    try {
      return roster;
    } finally {
      turn.unlock();
    }
  }

  /// As of the newest valid `oncall.yaml` that [#read] saw.
  public OnCall onCall() {
    turn.lock();
    try {
      return onCall;
    } finally {
      turn.unlock();
    }
  }

  /// Commits on whatever the branch holds and pushes, again when others were faster; never by
  /// force. May be called again with the same order after any exception: what arrived is found by
  /// its trailer and not made twice.
  public Pushed commit(CommitOrder order) throws GitException {
    turn.lock();
    try {
      return publisher.publish(order);
    } finally {
      turn.unlock();
    }
  }

  /// Commits on whatever the branch holds and pushes that as a branch of its own, from which others
  /// merge it; as [#commit] in everything else.
  public Proposed propose(CommitOrder order, String branch) throws GitException {
    turn.lock();
    try {
      return proposer.propose(order, branch);
    } finally {
      turn.unlock();
    }
  }

  /// Takes away a branch that [#propose] made; may be called again, and when there is none.
  ///
  /// @return whether it is gone; not where somebody has put commits on it
  public boolean drop(CommitOrder.Trailer identity, String branch) throws GitException {
    turn.lock();
    try {
      return proposer.drop(identity, branch);
    } finally {
      turn.unlock();
    }
  }

  /// The newest commit that was fetched and has the trailer.
  public Optional<String> find(CommitOrder.Trailer identity) throws GitException {
    turn.lock();
    try {
      return proposer.find(identity, known());
    } finally {
      turn.unlock();
    }
  }

  /// Who last changed a file, and where, between a commit and the head; empty when nobody did.
  public Optional<Change> lastChange(String path, String since) throws GitException {
    turn.lock();
    try {
      return new HeadFiles(tracking, known()).lastChange(path, since);
    } finally {
      turn.unlock();
    }
  }

  /// A file of the head, as it is; empty when there is none.
  public Optional<byte[]> file(String path) throws GitException {
    turn.lock();
    try {
      return new HeadFiles(tracking, known()).file(path);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    tracking.close();
  }

  /// For tests: how many files were read and parsed so far.
  long parsed() {
    return reader.parsed();
  }

  private Commit describe(ObjectId id) throws java.io.IOException {
    return Commits.describe(tracking.mirror().repository(), id);
  }

  private ObjectId known() throws GitException {
    return tracking
        .head()
        .orElseThrow(() ->
            new GitException(
                Kind.UNREACHABLE,
                "nothing of " + settings.branch() + " was fetched yet: fetch first"));
  }
}
