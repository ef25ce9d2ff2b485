package dev.slipway.reconciler.router;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.reconciler.delivery.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An instance of a release for tests: a real HTTP server on loopback.
public final class TestInstance implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger received = new AtomicInteger();
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
  private volatile int status = 200;

  public TestInstance(String name) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          received.incrementAndGet();
          HttpHandler special = handlers.get(exchange.getRequestURI().getPath());
          if (special != null) {
            special.handle(exchange);
          } else {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, status, name);
          }
        });
    server.start();
  }

  public static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  public Endpoint endpoint() {
    return new Endpoint("127.0.0.1", server.getAddress().getPort());
  }

  public int received() {
    return received.get();
  }

  public void answerWith(int newStatus) {
    status = newStatus;
  }

  public void on(String path, HttpHandler handler) {
    handlers.put(path, handler);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
