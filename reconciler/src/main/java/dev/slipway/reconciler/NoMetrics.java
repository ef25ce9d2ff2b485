package dev.slipway.reconciler;

import dev.slipway.reconciler.metrics.Metrics;
import java.time.Instant;
import java.util.Map;

/// Stands where the configuration names nothing to ask.
final class NoMetrics implements Metrics {
  @Override
  public Answer query(String query) {
    return nobody();
  }

  @Override
  public Answer alerts(Map<String, String> labels, Instant since) {
    return nobody();
  }

  private static Answer nobody() {
    return new Answer.Unreachable(
        "no Prometheus is in the reconciler's configuration: add metrics.prometheus");
  }
}
