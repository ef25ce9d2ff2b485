package dev.slipway.bot.slack.bolt;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// Slack's end of Socket Mode: says hello to each connection and remembers what is acknowledged.
final class SocketStandIn extends WebSocketServer {
  private final CountDownLatch started = new CountDownLatch(1);
  private final List<WebSocket> connections = new CopyOnWriteArrayList<>();
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();

  private SocketStandIn() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    setReuseAddr(true);
    setDaemon(true);
  }

  static SocketStandIn begin() throws InterruptedException {
    SocketStandIn standIn = new SocketStandIn();
    standIn.start();
    standIn.started.await();
    return standIn;
  }

  String url() {
    return "ws://127.0.0.1:%d/link".formatted(getPort());
  }

  /// All that were ever made, in order.
  List<WebSocket> connections() {
    return List.copyOf(connections);
  }

  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    connection.send("{\"type\":\"hello\",\"num_connections\":1}");
    connections.add(connection);
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    acknowledged.add(message);
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    // Tests ask the connection itself.
  }

  @Override
  public void onError(WebSocket connection, Exception failure) {
    // A connection that breaks is what tests do.
  }
}
