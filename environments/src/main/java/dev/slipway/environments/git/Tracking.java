package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// The mirror together with what of it was accepted, repaired once where it is corrupted.
final class Tracking implements AutoCloseable {
  private final Mirror mirror;
  private final Accepted accepted;

  Tracking(Mirror mirror, Accepted accepted) {
    this.mirror = mirror;
    this.accepted = accepted;
  }

  Mirror mirror() {
    return mirror;
  }

  Optional<ObjectId> head() {
    return accepted.head();
  }

  /// Fetches; the accepted head.
  ObjectId fetch() throws GitException {
    try {
      ObjectId seen = mirror.fetch();
      accept(seen);
      return seen;
    } catch (GitException e) {
      if (e.kind() != Kind.CORRUPT) {
        throw e;
      }
    } catch (IOException _) {
      // the mirror is replaced below
    }
    return cloneAnew();
  }

  /// Our own commit has arrived.
  void pushed(ObjectId commit) throws GitException {
    try {
      accept(commit);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Works on objects of a commit; once more on a new clone when they cannot be read.
  <T> T at(ObjectId commit, Work<T> work) throws GitException {
    try {
      return work.on(commit);
    } catch (IOException _) {
      cloneAnew();
    }
    try {
      return work.on(commit);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    mirror.close();
  }

  private ObjectId cloneAnew() throws GitException {
    mirror.recreate();
    try {
      ObjectId seen = mirror.fetch();
      accept(seen);
      return seen;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void accept(ObjectId seen) throws GitException, IOException {
    accepted.advance(mirror.repository(), seen);
  }

  private GitException unreadable(IOException cause) {
    return new GitException(
        Kind.CORRUPT,
        "objects of "
            + mirror.shown()
            + " cannot be read, not even from a new clone ("
            + cause.getMessage()
            + "): check the remote with git fsck",
        cause);
  }

  /// Reads or writes objects.
  @FunctionalInterface
  interface Work<T> {
    T on(ObjectId commit) throws IOException, GitException;
  }
}
