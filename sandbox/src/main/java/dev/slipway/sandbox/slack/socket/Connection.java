package dev.slipway.sandbox.slack.socket;

import dev.slipway.sandbox.slack.http.SocketListener;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// One WebSocket of the app, and the envelopes that it has not acknowledged yet.
final class Connection implements SocketListener {
  private static final JsonObject DEBUG =
      JsonObject.of("host", "sandbox", "build_number", 1)
          .with("approximate_connection_time", 18_060);

  private final SocketMode mode;
  private final Map<String, CompletableFuture<String>> unanswered = new ConcurrentHashMap<>();
  private volatile Optional<Socket> socket = Optional.empty();
  private volatile boolean gone;

  Connection(SocketMode mode) {
    this.mode = mode;
  }

  @Override
  public void opened(Socket opened) {
    socket = Optional.of(opened);
    if (!mode.admit(this)) {
      disconnect("too_many_websockets");
      opened.close(1000, "too many websockets");
    }
  }

  /// @param count of connections, this one among them
  void greet(int count) {
    JsonObject hello =
        JsonObject.of("type", "hello", "num_connections", count)
            .with("debug_info", DEBUG)
            .with("connection_info", JsonObject.of("app_id", mode.appId()));
    socket.ifPresent(open -> open.send(hello.toString()));
  }

  @Override
  public void received(String text) {
    try {
      JsonObject answer = JsonObject.parse(text);
      CompletableFuture<String> waiting = unanswered.remove(answer.textOr("envelope_id", ""));
      if (waiting != null) {
        waiting.complete(payload(answer));
      }
    } catch (MalformedJsonException _) {
      // Slack passes over what is no acknowledgement; the envelope then runs out of time.
    }
  }

  @Override
  public void closed() {
    gone = true;
    mode.closed(this);
    unanswered.keySet().forEach(this::lose);
  }

  /// @return the payload of the acknowledgement as text; fails when the socket closes first
  CompletableFuture<String> send(String id, JsonObject envelope) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    unanswered.put(id, answer);
    socket.ifPresent(open -> open.send(envelope.toString()));
    if (gone) {
      lose(id);
    }
    return answer;
  }

  void forget(String id) {
    unanswered.remove(id);
  }

  void disconnect(String reason) {
    JsonObject message =
        JsonObject.of("type", "disconnect", "reason", reason).with("debug_info", DEBUG);
    socket.ifPresent(open -> open.send(message.toString()));
  }

  void close() {
    socket.ifPresent(open -> open.close(1000, "refresh"));
  }

  void cut() {
    socket.ifPresent(Socket::cut);
  }

  private void lose(String id) {
    CompletableFuture<String> waiting = unanswered.remove(id);
    if (waiting != null) {
      waiting.completeExceptionally(new IOException("the socket closed"));
    }
  }

  private static String payload(JsonObject answer) {
    return answer
        .object("payload")
        .filter(payload -> !payload.isEmpty())
        .map(JsonObject::toString)
        .or(() -> answer.text("payload"))
        .orElse("");
  }
}
