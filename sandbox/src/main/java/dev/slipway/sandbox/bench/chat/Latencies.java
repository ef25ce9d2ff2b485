package dev.slipway.sandbox.bench.chat;

import java.util.List;
import java.util.stream.Stream;

/// Times in milliseconds, the shortest first.
record Latencies(List<Double> sorted) {
  Latencies {
    sorted = sorted.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was timed");
    }
  }

  static Latencies of(Stream<TimedDeliveries.Delivery> deliveries) {
    return new Latencies(deliveries.map(TimedDeliveries.Delivery::millis).toList());
  }

  /// The least time that so many percent of all took at most.
  double percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }
}
