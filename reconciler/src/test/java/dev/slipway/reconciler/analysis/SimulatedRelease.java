package dev.slipway.reconciler.analysis;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// One release behind a simulated router: answers by chance, cumulative counts.
final class SimulatedRelease {
  private final SplittableRandom random;
  private final LatencyModel model;
  private final double slowdown;
  private final long[] byBucket;
  private long total;
  private long failed;

  /// @param slowdown every answer time of the model times this
  SimulatedRelease(SplittableRandom random, LatencyModel model, double slowdown) {
    this.random = random;
    this.model = model;
    this.slowdown = slowdown;
    this.byBucket = new long[2 * model.size()];
  }

  /// @param slow whether these answers take twice the model's time
  void answer(long requests, double failureRate, boolean slow) {
    for (long i = 0; i < requests; i++) {
      if (random.nextDouble() < failureRate) {
        failed++;
      }
      byBucket[model.draw(random) + (slow ? model.size() : 0)]++;
    }
    total += requests;
  }

  Answers reading() {
    Map<Long, Long> buckets = new HashMap<>();
    for (int i = 0; i < byBucket.length; i++) {
      if (byBucket[i] > 0) {
        double micros = model.micros(i % model.size()) * slowdown * (i < model.size() ? 1 : 2);
        buckets.merge(Math.round(micros), byBucket[i], Long::sum);
      }
    }
    return new Answers(total, failed, 0, 0, Latencies.of(buckets));
  }
}
