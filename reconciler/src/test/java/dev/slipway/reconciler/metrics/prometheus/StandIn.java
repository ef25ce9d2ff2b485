package dev.slipway.reconciler.metrics.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Answers queries as it was told, and alerts by one that fires, so that it can be wrong in every
/// way.
final class StandIn implements AutoCloseable {
  private static final String ONE_ALERT =
      """
      {"status":"success","data":{"groups":[{"rules":[
        {"name":"Errors","health":"ok","labels":{"severity":"critical"},"alerts":[
          {"state":"firing","activeAt":"2026-11-28T06:00:00Z","labels":
            {"service":"frontend","environment":"production","severity":"critical"}}]}]}]}}
      """;

  final BlockingQueue<String> queries = new LinkedBlockingQueue<>();
  final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Optional<Handler> fault = Optional.empty();

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/under/api/v1/query", this::answer);
    server.createContext("/under/api/v1/rules", this::rules);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/under");
  }

  PrometheusMetrics asked(Duration deadline) throws IOException {
    return PrometheusMetrics.open(
        new PrometheusSettings(url(), Optional.empty(), Optional.empty(), deadline),
        InstantSource.system());
  }

  /// A query yields a value, in Prometheus' words.
  StandIn knows(String query, String value) {
    values.put(query, value);
    return this;
  }

  /// From now on, whatever is asked.
  StandIn says(int status, String body) {
    fault = Optional.of(exchange -> send(exchange, status, body));
    return this;
  }

  /// Takes the question and never answers.
  StandIn isSilent() {
    fault = Optional.of(_ -> await());
    return this;
  }

  /// Begins an answer that does not end.
  StandIn stopsHalfway() {
    fault =
        Optional.of(exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });
    return this;
  }

  /// Breaks the connection off.
  StandIn hangsUp() {
    fault = Optional.of(HttpExchange::close);
    return this;
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query =
        URLDecoder.decode(
            form.substring("query=".length(), form.indexOf('&')), StandardCharsets.UTF_8);
    queries.add(query);
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    if (fault.isPresent()) {
      fault.get().handle(exchange);
    } else {
      send(exchange, 200, vector(Optional.ofNullable(values.get(query))));
    }
  }

  private void rules(HttpExchange exchange) throws IOException {
    if (fault.isPresent()) {
      fault.get().handle(exchange);
    } else {
      send(exchange, 200, ONE_ALERT);
    }
  }

  private static String vector(Optional<String> value) {
    double now = System.currentTimeMillis() / 1e3;
    return """
    {"status":"success","data":{"resultType":"vector","result":[%s]}}
    """
        .formatted(
            value
                .map(text -> "{\"metric\":{},\"value\":[%.3f,\"%s\"]}".formatted(now, text))
                .orElse(""));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
