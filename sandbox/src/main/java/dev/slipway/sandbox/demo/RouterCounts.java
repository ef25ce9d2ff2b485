package dev.slipway.sandbox.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// How many requests the router shielded: users cannot tell, because another release answered them.
/// Asks the router again and again, for it forgets a release's counts when the release is gone.
final class RouterCounts implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final DemoTarget target;
  private final Map<String, Long> shieldedByRelease = new HashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("router-counts").factory());

  private RouterCounts(DemoTarget target) {
    this.target = target;
  }

  /// @param environment whose releases are counted
  static RouterCounts of(DemoTarget target, String environment) {
    RouterCounts counts = new RouterCounts(target);
    var _ =
        counts.looks.scheduleWithFixedDelay(
            () -> counts.look(environment), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return counts;
  }

  private void look(String environment) {
    try {
      Map<String, Long> now = target.shielded(environment);
      synchronized (this) {
        now.forEach((release, shielded) -> shieldedByRelease.merge(release, shielded, Long::max));
      }
    } catch (IOException _) {
      // Looked again soon.
    }
  }

  synchronized long shielded() {
    return shieldedByRelease.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
