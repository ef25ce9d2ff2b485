package dev.slipway.reconciler.metrics.memory;

import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.metrics.MetricsContract;
import java.time.Instant;
import java.util.Map;

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
    metrics.watch(Map.of("severity", "critical"));
    metrics.fire(
        Map.of("service", "frontend", "environment", "production", "severity", "critical"),
        Instant.parse("2026-11-28T06:00:00Z"));
    return metrics;
  }

  @Override
  protected Metrics unreachable() {
    MemoryMetrics metrics = new MemoryMetrics();
    metrics.fall("connection refused");
    return metrics;
  }
}
