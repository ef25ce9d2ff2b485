package dev.slipway.telemetry.span;

import java.util.List;

/// Something durable that spans are read off, in order. Positions rise from 1 without gaps. Called
/// by one thread; may fail with an exception and is then asked the same again.
public interface SpanSource {
  /// The newest position; 0 where there is none.
  long newest();

  /// Reads on. What was read before is remembered as far as it is part of a span that goes on.
  ///
  /// @param after the position that was reached before, or where reading begins
  /// @param limit how many positions at most
  Page read(long after, int limit);

  /// @param spans those that ended
  /// @param through the position that was reached; `after` where nothing more is there
  /// @param resume where a reader that remembers nothing has to begin, so that it knows all spans
  ///   that go on
  record Page(List<Span> spans, long through, long resume) {
    public Page {
      spans = List.copyOf(spans);
    }
  }
}
