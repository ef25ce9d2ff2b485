package dev.slipway.sandbox.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts shots. Safe for use by several threads.
final class Tally {
  /// Latencies are counted in buckets a sixteenth of their size wide: 64 powers of two is plenty.
  private static final int BUCKETS_PER_DOUBLING = 16;

  private final SortedMap<String, Long> answeredByVersion = new TreeMap<>();
  private final SortedMap<String, Long> failedByVersion = new TreeMap<>();
  private final SortedMap<String, Long> broken = new TreeMap<>();
  private final long[] buckets = new long[64 * BUCKETS_PER_DOUBLING];
  private long requests;
  private long unsent;
  private Duration latest = Duration.ZERO;
  private Duration longest = Duration.ZERO;

  synchronized void count(Shot shot) {
    requests++;
    latest = longer(latest, shot.late());
    switch (shot.ending()) {
      case Ending.Answered answered -> {
        increment(answeredByVersion, answered.version());
        if (answered.isFailure()) {
          increment(failedByVersion, answered.version());
        }
        countLatency(shot.latency());
      }
      case Ending.Broken(String reason) -> {
        increment(broken, reason);
        countLatency(shot.latency());
      }
      case Ending.Unsent() -> unsent++;
    }
  }

  synchronized Summary summary(Duration elapsed, long connections) {
    return new Summary(
        elapsed,
        requests,
        unsent,
        answeredByVersion,
        failedByVersion,
        broken,
        connections,
        new Summary.Times(quantile(0.5), quantile(0.95), quantile(0.99), longest, latest));
  }

  private void countLatency(Duration latency) {
    longest = longer(longest, latency);
    buckets[bucket(Math.max(1, latency.toNanos()))]++;
  }

  private static int bucket(long nanos) {
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    double within = (double) nanos / (1L << power) - 1;
    return power * BUCKETS_PER_DOUBLING + (int) (within * BUCKETS_PER_DOUBLING);
  }

  /// The upper bound of the bucket in which the quantile lies; zero without answers.
  private Duration quantile(double quantile) {
    long counted = 0;
    for (long bucket : buckets) {
      counted += bucket;
    }
    long wanted = (long) Math.ceil(quantile * counted);
    long seen = 0;
    for (int i = 0; i < buckets.length && counted > 0; i++) {
      seen += buckets[i];
      if (seen >= wanted) {
        double power = 1L << (i / BUCKETS_PER_DOUBLING);
        double share = (i % BUCKETS_PER_DOUBLING + 1) / (double) BUCKETS_PER_DOUBLING;
        return Duration.ofNanos((long) (power * (1 + share)));
      }
    }
    return Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static void increment(Map<String, Long> counts, String key) {
    counts.merge(key, 1L, Long::sum);
  }
}
