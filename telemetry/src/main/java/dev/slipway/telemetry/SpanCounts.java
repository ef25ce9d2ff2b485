package dev.slipway.telemetry;

import java.util.concurrent.atomic.LongAdder;

/// What became of spans since the start.
public final class SpanCounts {
  private final LongAdder exported = new LongAdder();
  private final LongAdder later = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /// The collector has them.
  public long exported() {
    return exported.sum();
  }

  /// Tries that failed; the same span is tried again, and counts again.
  public long later() {
    return later.sum();
  }

  /// The collector does not want them.
  public long dropped() {
    return dropped.sum();
  }

  void count(SpanSink.Answer answer, int spans) {
    switch (answer) {
      case SpanSink.Answer.Taken() -> exported.add(spans);
      case SpanSink.Answer.Unavailable _ -> later.add(spans);
      case SpanSink.Answer.Refused _ -> dropped.add(spans);
    }
  }
}
