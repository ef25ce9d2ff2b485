package dev.slipway.reconciler.metrics.memory;

import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.metrics.MetricsContract;

final class MemoryMetricsTest extends MetricsContract {
  @Override
  protected Metrics metrics() {
    MemoryMetrics metrics = new MemoryMetrics();
    metrics.put("vector(0.25)", 0.25);
    metrics.put("vector(-3)", -3);
    metrics.put("vector(0)", 0);
    metrics.put("vector(0) / 0", Double.NaN);
    metrics.put("vector(1) / 0", Double.POSITIVE_INFINITY);
    metrics.put("vector(-1) / 0", Double.NEGATIVE_INFINITY);
    return metrics;
  }

  @Override
  protected Metrics unreachable() {
    MemoryMetrics metrics = new MemoryMetrics();
    metrics.fall("connection refused");
    return metrics;
  }
}
