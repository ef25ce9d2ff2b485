package dev.slipway.sandbox.service;

import java.util.concurrent.atomic.AtomicLong;

/// How users' requests were answered, for Prometheus. Written by hand: the artifact holds no
/// library.
final class Counts {
  private final AtomicLong well = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  void well() {
    well.incrementAndGet();
  }

  void failed() {
    failed.incrementAndGet();
  }

  /// The text format 0.0.4.
  String text() {
    return """
    # TYPE sample_answers_total counter
    sample_answers_total{outcome="well"} %d
    sample_answers_total{outcome="failed"} %d
    """
        .formatted(well.get(), failed.get());
  }
}
