package dev.slipway.sandbox.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the sample service says when it behaves.
final class Answers {
  private static final Pattern MILLIS = Pattern.compile("(?:.*&)?ms=(\\d{1,6})(?:&.*)?");
  private static final String JSON = "application/json";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Identity identity;
  private final AtomicLong orders = new AtomicLong();
  private final Counts counts = new Counts();

  Answers(Identity identity) {
    this.identity = identity;
  }

  void condition(HttpExchange exchange, boolean well) throws IOException {
    send(exchange, well ? 200 : 503, TEXT, well ? "well\n" : "not yet\n");
  }

  void metrics(HttpExchange exchange) throws IOException {
    send(exchange, 200, METRICS, counts.text());
  }

  void fail(HttpExchange exchange) throws IOException {
    drain(exchange);
    counts.failed();
    send(exchange, 500, TEXT, identity.version() + " fails\n");
  }

  void answer(HttpExchange exchange) throws IOException, InterruptedException {
    counts.well();
    switch (exchange.getRequestURI().getPath()) {
      case "/" -> greet(exchange);
      case "/slow" -> {
        Thread.sleep(millisWanted(exchange.getRequestURI().getQuery()));
        greet(exchange);
      }
      case "/orders" -> orders(exchange);
      case "/echo" -> echo(exchange);
      case "/headers" -> headers(exchange);
      default -> {
        drain(exchange);
        send(exchange, 404, TEXT, "nothing here\n");
      }
    }
  }

  private void greet(HttpExchange exchange) throws IOException {
    drain(exchange);
    List<String> accept = exchange.getRequestHeaders().getOrDefault("Accept", List.of());
    if (accept.stream().anyMatch(types -> types.contains("text/html"))) {
      send(exchange, 200, "text/html; charset=utf-8", page());
    } else {
      send(exchange, 200, JSON, json());
    }
  }

  private String json() {
    return "{\"service\":\"%s\",\"version\":\"%s\",\"instance\":\"%s\"}%n"
        .formatted(identity.service(), identity.version(), identity.instance());
  }

  private String page() {
    // A colour of its own for each version, so that a split shows when a browser reloads.
    int hue = Math.floorMod(identity.version().hashCode() * 47, 360);
    return """
    <!doctype html>
    <title>%s %s</title>
    <body style="font: 2em sans-serif; margin: 20vh auto; text-align: center; background: hsl(%d 60%% 90%%)">
    <p>%s <strong>%s</strong><br><small>instance %s</small>
    """
        .formatted(
            identity.service(),
            identity.version(),
            hue,
            identity.service(),
            identity.version(),
            identity.instance());
  }

  private void orders(HttpExchange exchange) throws IOException {
    drain(exchange);
    if (exchange.getRequestMethod().equals("POST")) {
      send(exchange, 201, JSON, "{\"order\":" + orders.incrementAndGet() + "}\n");
    } else {
      send(exchange, 200, JSON, "{\"orders\":" + orders.get() + "}\n");
    }
  }

  private void echo(HttpExchange exchange) throws IOException {
    identify(exchange);
    exchange.sendResponseHeaders(200, 0);
    try (InputStream in = exchange.getRequestBody();
        OutputStream out = exchange.getResponseBody()) {
      in.transferTo(out);
    }
  }

  private void headers(HttpExchange exchange) throws IOException {
    drain(exchange);
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      header
          .getValue()
          .forEach(value -> lines.append(header.getKey()).append(": ").append(value).append('\n'));
    }
    send(exchange, 200, TEXT, lines.toString());
  }

  private void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    identify(exchange);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private void identify(HttpExchange exchange) {
    exchange.getResponseHeaders().set("X-Service", identity.service());
    exchange.getResponseHeaders().set("X-Version", identity.version());
    exchange.getResponseHeaders().set("X-Instance", identity.instance());
  }

  /// What is left unread would be taken for the next request of a kept connection.
  private static void drain(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      body.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Duration millisWanted(String query) {
    Matcher matcher = MILLIS.matcher(query == null ? "" : query);
    return matcher.matches() ? Duration.ofMillis(Long.parseLong(matcher.group(1))) : Duration.ZERO;
  }
}
