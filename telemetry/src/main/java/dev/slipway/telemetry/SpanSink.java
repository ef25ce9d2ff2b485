package dev.slipway.telemetry;

import dev.slipway.telemetry.span.Span;
import java.util.List;

/// Where spans go. Called by one thread; the same span may be sent twice.
public interface SpanSink extends AutoCloseable {
  /// Blocks until it is known what became of them, within a deadline of its own. Never fails.
  Answer send(List<Span> spans);

  @Override
  void close();

  /// What became of spans.
  sealed interface Answer {
    record Taken() implements Answer {}

    /// They will never be taken.
    ///
    /// @param reason one sentence for people, without secrets
    record Refused(String reason) implements Answer {}

    /// Perhaps later.
    ///
    /// @param reason one sentence for people, without secrets
    record Unavailable(String reason) implements Answer {}
  }
}
