package dev.slipway.reconciler.conformance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A service for tests: healthy, and answers everything else with the status that it is told.
final class Storefront {
  private Storefront() {}

  /// @param arguments port and status
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    int status = Integer.parseInt(arguments[1]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean health = exchange.getRequestURI().getPath().equals("/health");
          exchange.sendResponseHeaders(health ? 200 : status, -1);
          exchange.close();
        });
    server.start();
  }
}
