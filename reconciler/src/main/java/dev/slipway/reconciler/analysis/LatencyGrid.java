package dev.slipway.reconciler.analysis;

import dev.slipway.reconciler.delivery.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Latencies on a grid of sixteen lines to the octave (4.4 % apart), small enough for the journal.
/// Counts above a line are exact; only what lies between two lines is not told apart.
///
/// @param first index of the first counter
/// @param counts answers that took longer than the line before and not longer than their own
public record LatencyGrid(int first, List<Long> counts) {
  public static final LatencyGrid NONE = new LatencyGrid(0, List.of());

  private static final double LINES_PER_OCTAVE = 16;
  private static final int LINES = 16 * 40;

  public LatencyGrid {
    counts = List.copyOf(counts);
  }

  static LatencyGrid of(Latencies latencies) {
    long[] all = new long[LINES];
    for (Map.Entry<Long, Long> bucket : latencies.buckets().entrySet()) {
      all[index(bucket.getKey())] += bucket.getValue();
    }
    return trimmed(all);
  }

  /// What came since an earlier reading; the whole of it where the counting began anew in between.
  LatencyGrid since(LatencyGrid earlier) {
    long[] left = new long[LINES];
    for (int i = 0; i < counts.size(); i++) {
      left[first + i] += counts.get(i);
    }
    for (int i = 0; i < earlier.counts.size(); i++) {
      left[earlier.first + i] -= earlier.counts.get(i);
      if (left[earlier.first + i] < 0) {
        return this;
      }
    }
    return trimmed(left);
  }

  long all() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /// The line that at least `quantile` of the answers kept; zero without answers.
  Duration quantile(double quantile) {
    long may = (long) Math.floor((1 - quantile) * all() + 1e-9);
    long slower = 0;
    for (int i = counts.size() - 1; i >= 0; i--) {
      slower += counts.get(i);
      if (slower > may) {
        return line(first + i);
      }
    }
    return Duration.ZERO;
  }

  /// The lines from the slowest down, each with the number of answers that were slower: the last
  /// one that `keeps` accepts, zero where it accepts none.
  Duration lowestLine(SlowerThan keeps) {
    long all = all();
    long slower = 0;
    Duration lowest = Duration.ZERO;
    for (int i = counts.size() - 1; i >= 0 && keeps.accepts(new Counts(all, slower)); i--) {
      lowest = line(first + i);
      slower += counts.get(i);
    }
    return lowest;
  }

  /// Whether so few slower answers among all are few enough.
  interface SlowerThan {
    boolean accepts(Counts slower);
  }

  private static LatencyGrid trimmed(long[] all) {
    int from = 0;
    int to = all.length;
    while (from < to && all[from] == 0) {
      from++;
    }
    while (to > from && all[to - 1] == 0) {
      to--;
    }
    List<Long> counts = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      counts.add(all[i]);
    }
    return counts.isEmpty() ? NONE : new LatencyGrid(from, counts);
  }

  private static int index(long micros) {
    double octaves = Math.log((double) Math.max(1, micros)) / Math.log(2);
    return (int) Math.min(LINES - 1, Math.ceil(LINES_PER_OCTAVE * octaves - 1e-9));
  }

  private static Duration line(int index) {
    return Duration.ofNanos((long) Math.ceil(1_000 * Math.pow(2, index / LINES_PER_OCTAVE)));
  }
}
