package dev.slipway.reconciler.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long answers took, as counts by bucket. Immutable.
///
/// Bucket bounds are the adapter's choice (HdrHistogram with two significant digits); a value
/// counts as the upper bound of its bucket.
public final class Latencies {
  public static final Latencies NONE = new Latencies(new TreeMap<>());

  private final NavigableMap<Long, Long> countByMicros;

  private Latencies(NavigableMap<Long, Long> countByMicros) {
    this.countByMicros = countByMicros;
  }

  /// @param countByMicros bucket's upper bound in microseconds to its count
  public static Latencies of(Map<Long, Long> countByMicros) {
    return new Latencies(new TreeMap<>(countByMicros));
  }

  /// Bucket's upper bound in microseconds to its count.
  public SortedMap<Long, Long> buckets() {
    return Collections.unmodifiableSortedMap(countByMicros);
  }

  public long count() {
    return countByMicros.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many answers took longer than a limit. An answer exactly on the limit did not.
  public long slowerThan(Duration limit) {
    long micros = limit.toNanos() / 1_000;
    return countByMicros.tailMap(micros, false).values().stream().mapToLong(Long::longValue).sum();
  }

  /// The smallest bucket bound that at least `quantile` of the answers kept; zero without answers.
  ///
  /// @param quantile 0 to 1
  public Duration quantile(double quantile) {
    long wanted = (long) Math.ceil(quantile * count());
    long seen = 0;
    for (Map.Entry<Long, Long> bucket : countByMicros.entrySet()) {
      seen += bucket.getValue();
      if (seen >= wanted) {
        return Duration.ofNanos(bucket.getKey() * 1_000);
      }
    }
    return Duration.ZERO;
  }

  /// What came since an earlier reading; the whole of it where the counting began anew in between.
  public Latencies since(Latencies earlier) {
    TreeMap<Long, Long> difference = new TreeMap<>(countByMicros);
    for (Map.Entry<Long, Long> bucket : earlier.countByMicros.entrySet()) {
      long left = difference.getOrDefault(bucket.getKey(), 0L) - bucket.getValue();
      if (left < 0) {
        return this;
      }
      if (left == 0) {
        difference.remove(bucket.getKey());
      } else {
        difference.put(bucket.getKey(), left);
      }
    }
    return new Latencies(difference);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Latencies that && countByMicros.equals(that.countByMicros);
  }

  @Override
  public int hashCode() {
    return countByMicros.hashCode();
  }

  @Override
  public String toString() {
    return countByMicros.toString();
  }
}
