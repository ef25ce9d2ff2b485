package dev.slipway.bot.slack.bolt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import dev.slipway.bot.slack.SlackCalls.Reply;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket to Slack, from its opening to its end; it does not open itself again.
///
/// The SDK's client would poll its queue every 10 ms with one thread; here each envelope is taken
/// at once on a virtual thread, a bounded number at a time, and acknowledged on the connection that
/// it came by.
final class SocketConnection extends SocketModeClientJavaWSImpl {
  private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);
  private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
  private static final int AT_A_TIME = 64;

  private final SlackApp app;
  private final ExecutorService threads;
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final CompletableFuture<Boolean> hello = new CompletableFuture<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();

  enum End {
    /// Slack asks for another connection; this one goes on for some seconds.
    REFRESH,
    /// Socket Mode is switched off for the app.
    SWITCHED_OFF,
    BROKEN
  }

  private SocketConnection(Slack slack, String url, SlackApp app, ExecutorService threads)
      throws URISyntaxException {
    super(slack, "", url, 0, new ConcurrentLinkedMessageQueue(), false, false, 1_000);
    this.app = app;
    this.threads = threads;
  }

  /// Connects and waits until Slack says hello.
  ///
  /// @param url good for one connection
  static SocketConnection open(Slack slack, String url, SlackApp app, ExecutorService threads)
      throws IOException, InterruptedException {
    SocketConnection connection;
    try {
      connection = new SocketConnection(slack, url, app, threads);
    } catch (URISyntaxException e) {
      throw new IOException("Slack gave an address that is none", e);
    }
    connection.connect();
    try {
      if (connection.hello.get(HELLO_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return connection;
      }
    } catch (ExecutionException | TimeoutException e) {
      connection.close();
      throw new IOException("Slack did not say hello within " + HELLO_WITHIN.toSeconds() + " s", e);
    }
    connection.close();
    throw new IOException("the connection broke before Slack said hello");
  }

  /// Waits for its end, or for Slack's wish for another one.
  End awaitEnd() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end is always a value", e);
    }
  }

  @Override
  public void enqueueMessage(String message) {
    try {
      JsonObject envelope = getGson().fromJson(message, JsonObject.class);
      switch (text(envelope, "type")) {
        case "hello" -> hello.complete(true);
        case "disconnect" -> disconnected(text(envelope, "reason"));
        default -> threads.execute(() -> take(envelope));
      }
    } catch (JsonParseException | IllegalStateException e) {
      LOG.warn("Slack sent by Socket Mode what is no envelope: {}", e.getClass().getSimpleName());
    }
  }

  /// A warning announces a refresh some seconds ahead.
  private void disconnected(String reason) {
    end.complete(reason.equals("link_disabled") ? End.SWITCHED_OFF : End.REFRESH);
  }

  private void take(JsonObject envelope) {
    String id = text(envelope, "envelope_id");
    if (id.isEmpty()) {
      return;
    }
    places.acquireUninterruptibly();
    try {
      JsonElement payload = envelope.get("payload");
      Reply reply = app.onEnvelope(id, payload == null ? new JsonObject() : payload);
      acknowledge(id, reply);
    } catch (RuntimeException e) {
      // Not acknowledged: Slack sends it again.
      LOG.error("cannot take what Slack sent envelope={}", id, e);
    } finally {
      places.release();
    }
  }

  private void acknowledge(String id, Reply reply) {
    JsonObject answer = new JsonObject();
    answer.addProperty("envelope_id", id);
    if (!reply.body().isEmpty()) {
      answer.add("payload", getGson().fromJson(reply.body(), JsonElement.class));
    }
    sendWebSocketMessage(answer.toString());
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  @Override
  public void runCloseListenersAndAutoReconnectAsNecessary(Integer code, String reason) {
    broken();
  }

  /// The SDK tells of a connection that was never made only here.
  @Override
  public void runErrorListeners(Throwable reason) {
    broken();
  }

  private void broken() {
    hello.complete(false);
    end.complete(End.BROKEN);
  }
}
