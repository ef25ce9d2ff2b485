package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/// What came of one release's requests. Each first attempt counts once, at the head of its answer
/// or when there will be none; the time is that until then. Safe for several threads.
final class ReleaseTally {
  private static final int SIGNIFICANT_DIGITS = 2;
  private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1_000;

  private final Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
  private long total;
  private long failed;
  private long shielded;
  private long inFlight;

  synchronized void begin() {
    inFlight++;
  }

  synchronized void end() {
    inFlight--;
  }

  /// A first attempt has its answer, or has failed without one.
  synchronized void answered(boolean asFailure, long nanos) {
    total++;
    if (asFailure) {
      failed++;
    }
    micros.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
  }

  /// An answer that began well broke off in its body: a failure after all.
  synchronized void brokeOff() {
    failed++;
  }

  /// The primary answered a failed first attempt of this release.
  synchronized void shielded() {
    shielded++;
  }

  synchronized boolean isIdle() {
    return inFlight == 0;
  }

  synchronized Answers answers() {
    Map<Long, Long> buckets = new HashMap<>();
    for (HistogramIterationValue bucket : micros.recordedValues()) {
      buckets.put(bucket.getValueIteratedTo(), bucket.getCountAddedInThisIterationStep());
    }
    return new Answers(total, failed, shielded, inFlight, Latencies.of(buckets));
  }
}
