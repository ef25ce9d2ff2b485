package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bare mirror on disk: one branch of the remote, and now and then one beside it. May be thrown
/// away at any time.
final class Mirror implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final int MOST_PACKS = 50;
  private static final String HEADS = "refs/heads/";

  /// Holds what was last looked at beside the branch that is followed.
  private static final String BESIDE = "refs/slipway/beside";

  private final GitSettings settings;
  private final Connection connection;
  private final String shown;
  private final RemoteCalls calls;
  private final MirrorFolder folder;
  private Repository repository;

  Mirror(GitSettings settings, Address address, Connection connection) throws GitException {
    this.settings = settings;
    this.connection = connection;
    this.shown = address.shown();
    this.calls = new RemoteCalls(connection, settings.limits());
    this.folder = new MirrorFolder(settings.folder().resolve("mirror.git"));
    this.repository = folder.open();
  }

  Repository repository() {
    return repository;
  }

  String branch() {
    return HEADS + settings.branch();
  }

  /// Asks the remote for the branch's newest commit and brings what is missing.
  ObjectId fetch() throws GitException {
    String doing = "fetching " + settings.branch() + " of " + shown;
    FetchResult result = calls.run(doing, "fetch", this::fetchNow);
    Ref advertised = result.getAdvertisedRef(branch());
    if (advertised == null || advertised.getObjectId() == null) {
      throw gone();
    }
    for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
      switch (update.getResult()) {
        case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
        case NOT_ATTEMPTED,
            LOCK_FAILURE,
            REJECTED,
            REJECTED_CURRENT_BRANCH,
            REJECTED_MISSING_OBJECT,
            REJECTED_OTHER_REASON,
            IO_FAILURE,
            RENAMED ->
            throw new GitException(
                Kind.CORRUPT, doing + " failed in the mirror: " + update.getResult());
      }
    }
    tidy();
    return advertised.getObjectId();
  }

  /// Offers a commit on top of `expected`, never by force.
  RemoteRefUpdate push(ObjectId commit, ObjectId expected) throws GitException {
    return update("pushing to " + settings.branch(), branch(), commit, expected);
  }

  /// Offers a commit as a branch that is not there yet.
  RemoteRefUpdate create(String other, ObjectId commit) throws GitException {
    return update("pushing to " + other, HEADS + other, commit, ObjectId.zeroId());
  }

  /// Takes a branch away that holds what is expected.
  RemoteRefUpdate delete(String other, ObjectId expected) throws GitException {
    return update("removing " + other, HEADS + other, ObjectId.zeroId(), expected);
  }

  private RemoteRefUpdate update(String doing, String ref, ObjectId commit, ObjectId expected)
      throws GitException {
    return calls.run(
        doing + " of " + shown,
        "push",
        () -> {
          try (Transport transport = connection.open(repository)) {
            RemoteRefUpdate update =
                new RemoteRefUpdate(repository, null, commit, ref, false, null, expected);
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return update;
          }
        });
  }

  /// The newest commit of a branch beside the one that is followed, brought here; empty when there
  /// is no such branch.
  Optional<ObjectId> look(String other) throws GitException {
    return calls.run(
        "looking at " + other + " of " + shown,
        "fetch",
        () -> {
          try (Transport transport = connection.open(repository);
              FetchConnection asked = transport.openFetch()) {
            if (asked.getRef(HEADS + other) == null) {
              return Optional.empty();
            }
          }
          try (Transport transport = connection.open(repository)) {
            RefSpec spec = new RefSpec("+" + HEADS + other + ":" + BESIDE);
            Ref ref =
                transport
                    .fetch(NullProgressMonitor.INSTANCE, List.of(spec))
                    .getAdvertisedRef(HEADS + other);
            return Optional.ofNullable(ref).map(Ref::getObjectId);
          }
        });
  }

  /// Throws the mirror away and begins with an empty one.
  void recreate() throws GitException {
    LOG.warn("the mirror of {} is corrupted and is cloned anew, folder={}", shown, folder.path());
    repository.close();
    repository = folder.renew();
  }

  GitException gone() {
    return new GitException(
        Kind.BRANCH_GONE,
        "there is no branch "
            + settings.branch()
            + " in "
            + shown
            + ": restore it or set another one; nothing changes until then");
  }

  String redact(String text) {
    return connection.redact(text);
  }

  String shown() {
    return shown;
  }

  @Override
  public void close() {
    repository.close();
    connection.close();
  }

  private FetchResult fetchNow() throws Exception {
    RefSpec spec = new RefSpec("+" + branch() + ":refs/slipway/seen/" + settings.branch());
    try (Transport transport = connection.open(repository)) {
      return transport.fetch(NullProgressMonitor.INSTANCE, List.of(spec));
    }
  }

  /// Each fetch that brings something leaves a pack; many of them would make reading slow.
  private void tidy() {
    try (Stream<Path> files = Files.list(folder.path().resolve("objects/pack"));
        Git git = Git.wrap(repository)) {
      if (files.filter(file -> file.toString().endsWith(".pack")).count() > MOST_PACKS) {
        git.gc().call();
      }
    } catch (IOException | UncheckedIOException | GitAPIException e) {
      LOG.warn("the mirror in {} could not be tidied: {}", folder.path(), e.getMessage());
    }
  }
}
