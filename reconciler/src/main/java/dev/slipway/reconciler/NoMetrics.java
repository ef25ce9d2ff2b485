package dev.slipway.reconciler;

import dev.slipway.reconciler.metrics.Metrics;

/// Stands where the configuration names nothing to ask.
final class NoMetrics implements Metrics {
  @Override
  public Answer query(String query) {
    return new Answer.Unreachable(
        "no Prometheus is in the reconciler's configuration: add metrics.prometheus");
  }
}
