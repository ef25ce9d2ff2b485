package dev.slipway.reconciler.meters;

import dev.slipway.reconciler.loop.EffectCounts;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.ServiceRecord;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What is so now, looked up when Prometheus asks.
final class RecordGauges {
  private final Reconciler reconciler;
  private final MeterRegistry registry;
  private final MultiGauge weights;
  private final MultiGauge blocks;
  private final MultiGauge rejected;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  RecordGauges(Reconciler reconciler, MeterRegistry registry) {
    this.reconciler = reconciler;
    this.registry = registry;
    weights = MultiGauge.builder("slipway.candidate.weight.percent").register(registry);
    blocks = MultiGauge.builder("slipway.blocks").register(registry);
    rejected = MultiGauge.builder("slipway.rejected.releases").register(registry);
    Gauge.builder("slipway.git.age.seconds", reconciler, RecordGauges::gitAge).register(registry);
    fetches("answered", now -> now.fetches().answered());
    fetches("failed", now -> now.fetches().failed());
    Gauge.builder("slipway.events.position", reconciler, now -> now.journal().newest())
        .register(registry);
  }

  private static double gitAge(Reconciler reconciler) {
    return reconciler.gitAge().map(age -> age.toMillis() / 1_000.0).orElse(Double.NaN);
  }

  private void fetches(String outcome, java.util.function.ToDoubleFunction<Reconciler> count) {
    FunctionCounter.builder("slipway.git.fetches", reconciler, count)
        .tag("outcome", outcome)
        .register(registry);
  }

  /// Rows come and go with services.
  synchronized void refresh() {
    List<MultiGauge.Row<?>> weightRows = new ArrayList<>();
    List<MultiGauge.Row<?>> blockRows = new ArrayList<>();
    List<MultiGauge.Row<?>> rejectedRows = new ArrayList<>();
    for (ReconcileLoop loop : reconciler.loops().values()) {
      if (known.add(loop.environment())) {
        register(loop);
      }
      for (ServiceRecord record : loop.records().values()) {
        Tags tags =
            Tags.of("environment", record.key().environment(), "service", record.key().service());
        weightRows.add(MultiGauge.Row.of(tags, weight(loop, record)));
        rejectedRows.add(MultiGauge.Row.of(tags, record.rejections().size()));
      }
      for (Block.Kind kind : Block.Kind.values()) {
        blockRows.add(
            MultiGauge.Row.of(
                Tags.of("environment", loop.environment(), "kind", EventMeters.word(kind)),
                blocks(loop, kind)));
      }
    }
    weights.register(weightRows, true);
    blocks.register(blockRows, true);
    rejected.register(rejectedRows, true);
  }

  private static int weight(ReconcileLoop loop, ServiceRecord record) {
    return record
        .running()
        .flatMap(running ->
            loop.routes()
                .newest()
                .map(seen -> seen.get(record.key()))
                .map(routed -> routed.plan().share(running.rollout().candidate().hash()).percent()))
        .orElse(0);
  }

  private static long blocks(ReconcileLoop loop, Block.Kind kind) {
    return loop.records().values().stream()
        .flatMap(record -> record.blocks().stream())
        .filter(block -> block.kind() == kind)
        .count();
  }

  private void register(ReconcileLoop loop) {
    Tags tags = Tags.of("environment", loop.environment());
    FunctionTimer.builder(
            "slipway.pass",
            loop,
            now -> now.work().passes(),
            now -> seconds(now.work().spent()),
            TimeUnit.SECONDS)
        .tags(tags)
        .register(registry);
    Gauge.builder("slipway.loop.waiting", loop, ReconcileLoop::waiting)
        .tags(tags)
        .register(registry);
    for (EffectCounts.Kind kind : EffectCounts.Kind.values()) {
      for (EffectCounts.Result result : EffectCounts.Result.values()) {
        FunctionCounter.builder("slipway.effects", loop, now -> now.effects().of(kind, result))
            .tags(tags.and("effect", EventMeters.word(kind), "outcome", EventMeters.word(result)))
            .register(registry);
      }
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
