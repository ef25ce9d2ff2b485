package dev.slipway.reconciler;

import dev.slipway.reconciler.configuration.RouterConfiguration;
import java.util.List;

/// The router's time-outs as options of its command.
final class RouterOptions {
  private RouterOptions() {}

  static List<String> of(RouterConfiguration.Timeouts timeouts) {
    return List.of(
        "--connect-timeout=" + seconds(timeouts.connect()),
        "--answer-timeout=" + seconds(timeouts.answer()),
        "--idle-timeout=" + seconds(timeouts.idle()));
  }

  /// Rounded up: a time-out of less than a second is one.
  private static long seconds(java.time.Duration duration) {
    return Math.max(1, Math.ceilDiv(duration.toMillis(), 1_000));
  }
}
