package dev.slipway.environments.git;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends a call that may hang: JGit's own time-out does not cover everything that can be silent.
final class Deadline {
  private Deadline() {}

  /// Runs it on a thread of its own, which is interrupted when the time is over. What it does after
  /// that is lost, but may still have had its effect on the remote.
  ///
  /// @throws TimeoutException the outcome is unknown
  /// @throws ExecutionException with what the work threw as its cause
  static <T> T run(String name, Duration limit, Callable<T> work)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().name("git-" + name).start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
