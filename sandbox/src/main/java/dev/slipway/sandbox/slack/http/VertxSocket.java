package dev.slipway.sandbox.slack.http;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/// A WebSocket of Vert.x.
final class VertxSocket implements SocketListener.Socket {
  private final ServerWebSocket socket;

  VertxSocket(ServerWebSocket socket) {
    this.socket = socket;
  }

  @Override
  public void send(String text) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(text);
    }
  }

  @Override
  public void close(int code, String reason) {
    if (!socket.isClosed()) {
      socket.close((short) code, reason);
    }
  }

  /// Below Vert.x's handler: each public way of Vert.x sends a closing frame first.
  @Override
  public void cut() {
    var _ = ((WebSocketInternal) socket).channelHandlerContext().close();
  }
}
