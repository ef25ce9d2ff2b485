package dev.slipway.sandbox.slack.http;

/// This side of a WebSocket. Called on one thread, in order; must not block.
public interface SocketListener {
  void opened(Socket socket);

  void received(String text);

  /// The last call, whoever closed and why.
  void closed();

  /// The way to the other side. Safe for several threads.
  interface Socket {
    /// Does nothing once it is closed.
    void send(String text);

    /// With the closing handshake.
    void close(int code, String reason);

    /// Without any.
    void cut();
  }
}
