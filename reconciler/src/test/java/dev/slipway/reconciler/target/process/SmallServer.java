package dev.slipway.reconciler.target.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A service for tests: answers `/health` with the status it is told, `/environment` with its
/// environment, on a port of the loopback.
final class SmallServer {
  private SmallServer() {}

  /// @param arguments port and status
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    int status = Integer.parseInt(arguments[1]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.createContext(
        "/environment",
        exchange -> {
          byte[] body = System.getenv().toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
