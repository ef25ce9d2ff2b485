package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.git.GitSettings.Limits;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Talks to a remote within a deadline, and tells people what its failures mean.
record RemoteCalls(Connection connection, Limits limits) {
  /// @param doing what and on what: `fetching main of https://...`
  /// @param name of the thread
  <T> T run(String doing, String name, Callable<T> work) throws GitException {
    try {
      return Deadline.run(name, limits.whole(), work);
    } catch (TimeoutException e) {
      throw new GitException(
          Kind.TIMED_OUT,
          doing
              + " did not end within "
              + limits.whole().toMillis() / 1000.0
              + " s; it is tried again, check the remote and the network",
          e);
    } catch (ExecutionException e) {
      throw corruptedOr(Failures.of(doing, e.getCause() == null ? e : e.getCause(), connection), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new GitException(Kind.TIMED_OUT, doing + " was interrupted: Slipway is stopping");
    }
  }

  private static GitException corruptedOr(GitException failure, Exception cause) {
    return Failures.isCorruption(cause)
        ? new GitException(Kind.CORRUPT, String.valueOf(failure.getMessage()))
        : failure;
  }
}
