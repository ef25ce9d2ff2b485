package dev.slipway.sandbox.slack.http;

import java.util.Optional;

/// What is served on a port.
public interface Site {
  /// Answers a request; called on a virtual thread of its own, and may block.
  Answer answer(Call call);

  /// Who takes a WebSocket to this place; empty refuses it with 404. Must not block.
  default Optional<SocketListener> connect(Call call) {
    return Optional.empty();
  }
}
