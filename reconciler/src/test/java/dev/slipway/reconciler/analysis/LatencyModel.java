package dev.slipway.reconciler.analysis;

import java.util.List;
import java.util.SplittableRandom;

/// Answer times in buckets. Exactly 5 % of the answers are slower than one second, which makes one
/// second the true 95th percentile; the buckets around it lie close together.
final class LatencyModel {
  static final long P95_MICROS = 1_000_000;

  private static final int DRAWS = 2_000;

  /// Upper bounds in microseconds, and how many of 2,000 draws fall there.
  private static final List<long[]> FULL =
      List.of(
          new long[] {150_000, 500},
          new long[] {300_000, 600},
          new long[] {500_000, 400},
          new long[] {700_000, 200},
          new long[] {850_000, 100},
          new long[] {920_000, 40},
          new long[] {960_000, 30},
          new long[] {980_000, 20},
          new long[] {P95_MICROS, 10},
          new long[] {1_010_000, 10},
          new long[] {1_030_000, 15},
          new long[] {1_060_000, 15},
          new long[] {1_150_000, 25},
          new long[] {1_500_000, 25},
          new long[] {2_200_000, 10});

  private final long[] bounds;
  private final int[] table;

  private LatencyModel(List<long[]> buckets) {
    bounds = buckets.stream().mapToLong(bucket -> bucket[0]).toArray();
    table = new int[DRAWS];
    int next = 0;
    for (int bucket = 0; bucket < bounds.length; bucket++) {
      for (long i = 0; i < buckets.get(bucket)[1]; i++) {
        table[next++] = bucket;
      }
    }
  }

  static LatencyModel around() {
    return new LatencyModel(FULL);
  }

  /// All answers take a tenth of a second.
  static LatencyModel steady() {
    return new LatencyModel(List.of(new long[] {100_000, DRAWS}));
  }

  int size() {
    return bounds.length;
  }

  long micros(int bucket) {
    return bounds[bucket];
  }

  int draw(SplittableRandom random) {
    return table[random.nextInt(DRAWS)];
  }
}
