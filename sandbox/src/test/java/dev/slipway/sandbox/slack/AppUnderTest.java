package dev.slipway.sandbox.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An app behind a request URL: it keeps what Slack sends, and answers as a test tells it.
public final class AppUnderTest implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile Function<Received, Reply> answers = _ -> Reply.OK;

  public AppUnderTest() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/slack/events", this::take);
    http.setExecutor(threads);
    http.start();
  }

  /// What Slack sent.
  ///
  /// @param headers by names in small letters
  public record Received(Map<String, String> headers, String body) {
    public Received {
      headers = Map.copyOf(headers);
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /// The fields of a command.
    public Map<String, String> form() {
      return Call.fields(body);
    }

    /// An interaction's payload as text, for the SDK to read.
    public String interaction() {
      return form().getOrDefault("payload", "");
    }

    /// An event, or an interaction.
    public JsonObject payload() {
      try {
        return JsonObject.parse(interaction().isEmpty() ? body : interaction());
      } catch (MalformedJsonException e) {
        throw new AssertionError("Slack sent no JSON: " + body, e);
      }
    }
  }

  /// What the app answers.
  public record Reply(int status, Map<String, String> headers, String body) {
    public static final Reply OK = new Reply(200, Map.of(), "");

    public Reply {
      headers = Map.copyOf(headers);
    }

    public static Reply json(JsonObject body) {
      return new Reply(200, Map.of("Content-Type", "application/json"), body.toString());
    }

    public static Reply failing(int status) {
      return new Reply(status, Map.of(), "");
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/slack/events");
  }

  public void answer(Reply always) {
    answers = _ -> always;
  }

  /// The replies in turn; the last one stays.
  public void answer(List<Reply> replies) {
    BlockingQueue<Reply> left = new LinkedBlockingQueue<>(replies);
    answers = _ -> left.size() > 1 ? left.remove() : left.element();
  }

  public void answer(Function<Received, Reply> answer) {
    answers = answer;
  }

  /// The next thing that Slack sends, or fails.
  public Received next() throws InterruptedException {
    Received next = received.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Slack sent nothing");
    }
    return next;
  }

  /// What has come and was not looked at.
  public List<Received> rest() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Received call = new Received(headers, body);
      received.add(call);
      Reply reply = answers.apply(call);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
