package dev.slipway.sandbox.slack.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What is sent back.
public sealed interface Answer {
  /// A whole answer.
  record Full(int status, Map<String, String> headers, String body) implements Answer {
    public Full {
      headers = Map.copyOf(headers);
    }

    public Full with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Full(status, more, body);
    }
  }

  /// An answer that goes on, such as server-sent events.
  ///
  /// @param opened gets the way to write, and returns; called on a thread of its own
  record Stream(Map<String, String> headers, Consumer<Sink> opened) implements Answer {
    public Stream {
      headers = Map.copyOf(headers);
    }
  }

  /// No answer: the connection is cut.
  record Cut() implements Answer {}

  static Full json(int status, String body) {
    return new Full(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  static Full text(int status, String body) {
    return new Full(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
  }

  /// Where a stream is written to. Safe for several threads.
  interface Sink {
    /// Queues a piece; does nothing once the other side has gone.
    ///
    /// @return whether the other side is there and keeps up
    boolean write(String piece);

    /// Runs that when the other side goes, at once when it has gone already.
    void whenClosed(Runnable task);

    void close();
  }
}
