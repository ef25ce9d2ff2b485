package dev.slipway.sandbox.slack.socket;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A WebSocket without the SDK, for what the SDK would not do.
final class RawSocket implements WebSocket.Listener, AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final StringBuilder text = new StringBuilder();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Optional<Integer>> end = new CompletableFuture<>();
  private final WebSocket socket;

  /// @throws java.util.concurrent.ExecutionException when the handshake is refused
  RawSocket(HttpClient http, String url) throws Exception {
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(url), this)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// The next message, or fails.
  JsonObject next() throws InterruptedException, MalformedJsonException {
    String next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Slack sent nothing");
    }
    return JsonObject.parse(next);
  }

  void send(String message) throws Exception {
    socket.sendText(message, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  void acknowledge(JsonObject envelope) throws Exception {
    send(JsonObject.of("envelope_id", envelope.textOr("envelope_id", "")).toString());
  }

  /// Waits for the end.
  ///
  /// @return the code of the closing handshake; empty when there was none
  Optional<Integer> closed() throws Exception {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      received.add(text.toString());
      text.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    end.complete(Optional.of(code).filter(each -> each != 1006));
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    end.complete(Optional.empty());
  }
}
