package dev.slipway.sandbox.slack.http;

import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;

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

  @Override
  public void cut() {
    socket.shutdown(0, TimeUnit.MILLISECONDS);
  }
}
