package dev.slipway.bot.notify.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server that stands in for whoever is told over HTTP. What its manners do not know is refused
/// and noted. Faults can be planned.
final class Receiver implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Manners manners;
  private final Queue<Reply> planned = new ConcurrentLinkedQueue<>();
  private final List<Heard> arrived = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /// How one of them answers.
  interface Manners {
    /// @throws Violation what the real one would not understand
    Reply answer(Heard heard) throws Violation;
  }

  /// @param headers by their names in lower case
  record Heard(String method, String target, Map<String, String> headers, byte[] raw) {
    JsonNode body() {
      try {
        return JSON.readTree(raw);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// @param taken whether it was a notice
  record Reply(int status, Map<String, String> headers, String body, boolean taken) {
    static final Reply HANGS = new Reply(0, Map.of(), "", false);

    static Reply takes(int status, String body) {
      return new Reply(status, Map.of(), body, true);
    }

    static Reply says(int status, String body) {
      return new Reply(status, Map.of(), body, false);
    }
  }

  static final class Violation extends Exception {
    private static final long serialVersionUID = 1;

    Violation(String message) {
      super(message);
    }

    static void unless(boolean fine, String otherwise) throws Violation {
      if (!fine) {
        throw new Violation(otherwise);
      }
    }
  }

  private Receiver(HttpServer server, Manners manners) {
    this.server = server;
    this.manners = manners;
  }

  static Receiver start(Manners manners) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server, manners);
    server.createContext("/", receiver::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return receiver;
  }

  URI at(String target) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
  }

  void plan(Reply reply) {
    planned.add(reply);
  }

  synchronized List<Heard> arrived() {
    return List.copyOf(arrived);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    Heard heard =
        new Heard(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            exchange.getRequestBody().readAllBytes());
    Reply fault = planned.poll();
    Reply reply = fault == null ? reply(heard) : fault;
    if (reply.equals(Reply.HANGS)) {
      hang();
    }
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body().getBytes(UTF_8);
    boolean silent = body.length == 0 || heard.method().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply reply(Heard heard) {
    try {
      Reply reply = manners.answer(heard);
      if (reply.taken()) {
        arrived.add(heard);
      }
      return reply;
    } catch (Violation e) {
      violations.add(heard.method() + " " + heard.target() + ": " + e.getMessage());
      return Reply.says(400, "{\"message\":\"" + e.getMessage() + "\"}");
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
