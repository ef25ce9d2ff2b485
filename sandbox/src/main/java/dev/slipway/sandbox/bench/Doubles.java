package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.demo.DemoTarget;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks again and again for instances that run twice.
final class Doubles implements AutoCloseable {
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private final DemoTarget target;
  private final String environment;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("doubles").factory());
  private final Set<String> sure = new TreeSet<>();
  private Set<String> suspects = Set.of();

  Doubles(DemoTarget target, String environment) {
    this.target = target;
    this.environment = environment;
  }

  void begin() {
    var _ =
        looks.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// One that ends while we look seems to be two for an instant: only what the look before saw too
  /// is told.
  private synchronized void look() {
    Set<String> seen = new TreeSet<>();
    try {
      target
          .instances(environment)
          .forEach((name, bearers) -> {
            if (bearers.size() > 1) {
              seen.add(name);
            }
          });
    } catch (IOException e) {
      // Who cannot look cannot say that there were none.
      sure.add("unknown (" + e.getMessage() + ")");
    }
    Set<String> again = new TreeSet<>(seen);
    again.retainAll(suspects);
    sure.addAll(again);
    suspects = seen;
  }

  /// Looks no more.
  ///
  /// @return names of those that ran twice
  synchronized Set<String> end() {
    looks.shutdown();
    return Set.copyOf(sure);
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
