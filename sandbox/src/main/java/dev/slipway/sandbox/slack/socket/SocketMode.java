package dev.slipway.sandbox.slack.socket;

import dev.slipway.sandbox.slack.delivery.Attempt;
import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.Parcel;
import dev.slipway.sandbox.slack.delivery.Receipt;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.http.SocketListener;
import dev.slipway.sandbox.slack.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The WebSockets that the app has open, at most ten. Each envelope goes down one of them, in turn,
/// and waits for its acknowledgement. Safe for several threads.
///
/// Source: <https://docs.slack.dev/apis/events-api/using-socket-mode>.
public final class SocketMode implements Courier {
  /// Where a socket is opened, with a ticket that serves once.
  public static final String PATH = "/link/";

  private static final int MOST_CONNECTIONS = 10;
  private static final int MOST_TICKETS = 1_000;

  private final String appId;
  private final Duration patience;
  private final SequencedSet<String> tickets = new LinkedHashSet<>();
  private final List<Connection> connections = new ArrayList<>();
  private int turn;

  public SocketMode(String appId, Duration patience) {
    this.appId = appId;
    this.patience = patience;
  }

  /// The query of an address that opens one socket.
  public synchronized String ticket() {
    String ticket = UUID.randomUUID().toString();
    if (tickets.size() >= MOST_TICKETS) {
      tickets.removeFirst();
    }
    tickets.add(ticket);
    return "ticket=" + ticket + "&app_id=" + appId;
  }

  /// @return empty when the ticket is none of ours or was used
  public synchronized Optional<SocketListener> connect(Call call) {
    String ticket = Call.fields(call.query()).getOrDefault("ticket", "");
    return tickets.remove(ticket) ? Optional.of(new Connection(this)) : Optional.empty();
  }

  public synchronized int connections() {
    return connections.size();
  }

  /// Down one socket; `connection_failed` when there is none, or when it closes before it answers.
  @Override
  public Receipt deliver(Parcel parcel, Attempt attempt) {
    Optional<Connection> chosen = next();
    if (chosen.isEmpty()) {
      return new Receipt.Failed("connection_failed", false);
    }
    String id = UUID.randomUUID().toString();
    CompletableFuture<String> answer = chosen.orElseThrow().send(id, envelope(id, parcel, attempt));
    try {
      return new Receipt.Taken(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      chosen.orElseThrow().forget(id);
      return new Receipt.Failed("http_timeout", false);
    } catch (ExecutionException _) {
      return new Receipt.Failed("connection_failed", false);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Receipt.Failed("unknown_error", true);
    }
  }

  /// Tells every socket that it will be closed soon.
  public void warn() {
    copy().forEach(connection -> connection.disconnect("warning"));
  }

  /// Tells every socket to be replaced, and closes it.
  public void refresh() {
    for (Connection connection : copy()) {
      connection.disconnect("refresh_requested");
      connection.close();
    }
  }

  /// Cuts every socket without a word.
  public void cut() {
    copy().forEach(Connection::cut);
  }

  /// Envelopes go down it only after its greeting.
  ///
  /// @return whether there was room for another one
  synchronized boolean admit(Connection connection) {
    if (connections.size() >= MOST_CONNECTIONS) {
      return false;
    }
    connection.greet(connections.size() + 1);
    connections.add(connection);
    return true;
  }

  synchronized void closed(Connection connection) {
    connections.remove(connection);
  }

  String appId() {
    return appId;
  }

  private synchronized List<Connection> copy() {
    return List.copyOf(connections);
  }

  private synchronized Optional<Connection> next() {
    if (connections.isEmpty()) {
      return Optional.empty();
    }
    turn = (turn + 1) % connections.size();
    return Optional.of(connections.get(turn));
  }

  private static JsonObject envelope(String id, Parcel parcel, Attempt attempt) {
    JsonObject envelope =
        JsonObject.of("envelope_id", id, "type", parcel.kind().envelopeType())
            .with("payload", parcel.payload())
            .with("accepts_response_payload", parcel.kind() != Parcel.Kind.EVENT);
    return parcel.kind() == Parcel.Kind.EVENT
        ? envelope.with("retry_attempt", attempt.retry()).with("retry_reason", reason(attempt))
        : envelope;
  }

  private static String reason(Attempt attempt) {
    return attempt.reason().equals("http_timeout") ? "timeout" : attempt.reason();
  }
}
