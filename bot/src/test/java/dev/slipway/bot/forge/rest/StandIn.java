package dev.slipway.bot.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that stands in for a forge. Strict: what the real API does not document is refused and
/// noted. Faults can be planned.
final class StandIn implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Manners manners;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<String> violations = new ArrayList<>();
  private final List<Pull> pulls = new ArrayList<>();
  private volatile String token = "s3cret-token";
  private final AtomicInteger asked = new AtomicInteger();

  /// How one kind of forge answers.
  interface Manners {
    /// Behind which the API is.
    String root();

    /// @return empty when the token is good
    Optional<String> wrongToken(Question question, String token);

    Reply reply(Question question, StandIn forge) throws Violation;
  }

  /// A pull request.
  record Pull(
      int number,
      String branch,
      String base,
      String title,
      String description,
      String state,
      Optional<String> closedBy) {
    Pull with(String otherState, Optional<String> by) {
      return new Pull(number, branch, base, title, description, otherState, by);
    }

    Pull with(String other) {
      return new Pull(number, branch, base, title, other, state, closedBy);
    }
  }

  /// @param path as it was sent, behind the root
  record Question(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      JsonNode body) {
    void mayAsk(String... names) throws Violation {
      for (String name : query.keySet()) {
        Violation.unless(Set.of(names).contains(name), "no such parameter: " + name);
      }
    }

    void maySay(Set<String> names) throws Violation {
      Violation.unless(
          "application/json".equals(headers.get("content-type")), "a body is application/json");
      for (Map.Entry<String, JsonNode> field : body.properties()) {
        Violation.unless(names.contains(field.getKey()), "no such field: " + field.getKey());
      }
    }

    String text(String field) throws Violation {
      Violation.unless(body.path(field).isTextual(), "a text is missing: " + field);
      return body.get(field).asText();
    }
  }

  record Reply(int status, Object body) {}

  /// What goes wrong with the next question.
  sealed interface Fault {
    record Answers(int status, Map<String, String> headers, String body) implements Fault {}

    /// It is done, and the answer is lost.
    record Loses() implements Fault {}

    /// Nothing is answered, and the connection stays.
    record Hangs() implements Fault {}
  }

  /// What the real API would not understand.
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

  private StandIn(Manners manners, HttpServer server) {
    this.manners = manners;
    this.server = server;
  }

  static StandIn start(Manners manners) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StandIn forge = new StandIn(manners, server);
    server.createContext("/", forge::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return forge;
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + manners.root());
  }

  // --- what tests do ---------------------------------------------------------------------------

  void plan(Fault fault) {
    faults.add(fault);
  }

  void token(String now) {
    token = now;
  }

  int asked() {
    return asked.get();
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  synchronized List<Pull> pulls() {
    return List.copyOf(pulls);
  }

  synchronized void end(String state, Optional<String> by) {
    pulls.set(pulls.size() - 1, pulls.getLast().with(state, by));
  }

  // --- what forges do --------------------------------------------------------------------------

  synchronized Pull add(String branch, String base, String title, String description) {
    pulls.add(
        new Pull(pulls.size() + 1, branch, base, title, description, "open", Optional.empty()));
    return pulls.getLast();
  }

  synchronized void change(Pull pull) {
    pulls.set(pull.number() - 1, pull);
  }

  synchronized Optional<Pull> newest(String branch) {
    return pulls.reversed().stream().filter(each -> each.branch().equals(branch)).findFirst();
  }

  synchronized Optional<Pull> numbered(String number) {
    return pulls.stream().filter(each -> String.valueOf(each.number()).equals(number)).findFirst();
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      Fault fault = faults.poll();
      switch (fault) {
        case Fault.Answers(int status, var headers, String body) -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          send(exchange, status, body.getBytes(UTF_8));
        }
        case Fault.Loses() -> {
          var _ = reply(question(exchange));
        }
        case Fault.Hangs() -> hang();
        case null -> {
          Reply reply = reply(question(exchange));
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          send(exchange, reply.status(), JSON.writeValueAsBytes(reply.body()));
        }
      }
    }
  }

  private static void hang() {
    try {
      new java.util.concurrent.CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(Question question) {
    Optional<String> wrong = manners.wrongToken(question, token);
    if (wrong.isPresent()) {
      return new Reply(401, Map.of("message", wrong.get()));
    }
    try {
      return manners.reply(question, this);
    } catch (Violation e) {
      synchronized (this) {
        violations.add(question.method() + " " + question.path() + ": " + e.getMessage());
      }
      return new Reply(400, Map.of("message", String.valueOf(e.getMessage())));
    }
  }

  private Question question(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new Question(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath().substring(manners.root().length()),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        JSON.readTree(body.length == 0 ? "{}".getBytes(UTF_8) : body));
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    Queue<String> parts = new ArrayDeque<>(List.of((raw == null ? "" : raw).split("&")));
    parts.removeIf(String::isEmpty);
    for (String part : parts) {
      String[] pair = part.split("=", 2);
      query.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
