package dev.slipway.reconciler.target.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Ends a run with all that it started.
///
/// 1. SIGTERM to the group, and to what bears the instance's marks outside of it.
/// 2. Wait until all are gone, at most `grace`.
/// 3. SIGKILL to what is left, the supervisor too, and wait again.
///
/// A process is signalled only where its start time or its marks say that it is ours.
final class Ending {
  /// Others' processes cannot be waited for, only looked at.
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

  private final Optional<ProcessIdentity> supervisor;
  private final Optional<ProcessIdentity> child;
  private final List<String> marks;

  /// @param marks `NAME=VALUE` in the environment of whatever the run started
  Ending(
      Optional<ProcessIdentity> supervisor, Optional<ProcessIdentity> child, List<String> marks) {
    this.supervisor = supervisor;
    this.child = child;
    this.marks = List.copyOf(marks);
  }

  /// @return whether nothing is left
  boolean end(Duration grace) throws IOException {
    List<ProcessTable.Stat> left = left();
    if (!left.isEmpty() || isAlive(child)) {
      OptionalLong group = group();
      signalGroup("TERM", group);
      left.stream()
          .filter(stat -> group.isEmpty() || stat.session() != group.getAsLong())
          .forEach(stat -> signal(stat.pid(), false));
      awaitEnd(grace);
    }
    signalGroup("KILL", group());
    left().forEach(stat -> signal(stat.pid(), true));
    return awaitEnd(KILLED_WITHIN) && supervisorGone();
  }

  private boolean awaitEnd(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (isAlive(child) || !left().isEmpty()) {
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return true;
  }

  private boolean supervisorGone() {
    long deadline = System.nanoTime() + KILLED_WITHIN.toNanos();
    while (isAlive(supervisor)
        && System.nanoTime() - deadline < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return !isAlive(supervisor);
  }

  /// What runs of it besides the supervisor and the supervisor's own tools.
  private List<ProcessTable.Stat> left() {
    long supervisorPid = supervisor.map(ProcessIdentity::pid).orElse(-1L);
    long childPid = child.map(ProcessIdentity::pid).orElse(-1L);
    return ProcessTable.find(group(), marks).stream()
        .filter(stat -> stat.pid() != supervisorPid)
        .filter(stat -> stat.parent() != supervisorPid || stat.pid() == childPid || child.isEmpty())
        .toList();
  }

  /// The supervisor leads session and group; while it lives, their number is ours.
  private OptionalLong group() {
    return supervisor.filter(ProcessIdentity::isAlive).map(ProcessIdentity::pid).stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static boolean isAlive(Optional<ProcessIdentity> process) {
    return process.filter(ProcessIdentity::isAlive).isPresent();
  }

  private static void signal(long pid, boolean kill) {
    ProcessHandle.of(pid)
        .ifPresent(handle -> {
          boolean _ = kill ? handle.destroyForcibly() : handle.destroy();
        });
  }

  private static void signalGroup(String signal, OptionalLong group) throws IOException {
    if (group.isEmpty()) {
      return;
    }
    Process kill =
        new ProcessBuilder(
                "sh", "-c", "kill -s $0 -- -$1", signal, String.valueOf(group.getAsLong()))
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    try {
      boolean _ = kill.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
