package dev.slipway.reconciler.meters;

import dev.slipway.reconciler.loop.Reconciler;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.List;

/// The registry and what fills it.
@Context
public final class Meters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Reconciler reconciler;
  private final EventMeters events = new EventMeters(registry);
  private final RecordGauges gauges;

  /// @param others what the wiring has measured beside it
  public Meters(Reconciler reconciler, List<MeterBinder> others) {
    this.reconciler = reconciler;
    gauges = new RecordGauges(reconciler, registry);
    reconciler.facts().listen(events);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    others.forEach(each -> each.bindTo(registry));
  }

  /// All of it as Prometheus reads it.
  String scrape() {
    reconciler.loops().values().forEach(loop -> loop.records().keySet().forEach(events::know));
    gauges.refresh();
    return registry.scrape();
  }

  @PreDestroy
  void close() {
    collections.close();
    registry.close();
  }
}
