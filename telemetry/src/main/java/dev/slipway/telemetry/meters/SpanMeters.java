package dev.slipway.telemetry.meters;

import dev.slipway.telemetry.SpanCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/// | Name | What it says |
/// |---|---|
/// | `slipway_spans_total{outcome}` | spans since the start: `exported`, `later`, `dropped` |
public final class SpanMeters implements MeterBinder {
  private final SpanCounts counts;

  public SpanMeters(SpanCounts counts) {
    this.counts = counts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "exported", SpanCounts::exported);
    counter(registry, "later", SpanCounts::later);
    counter(registry, "dropped", SpanCounts::dropped);
  }

  private void counter(MeterRegistry registry, String outcome, ToDoubleFunction<SpanCounts> value) {
    FunctionCounter.builder("slipway.spans", counts, value)
        .tag("outcome", outcome)
        .register(registry);
  }
}
