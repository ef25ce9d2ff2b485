package dev.slipway.reconciler.router.builtin.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/// The router's own answers, and a decent end for requests whose body nobody reads.
final class PlainAnswer {
  private static final long LINGER_MILLIS = Duration.ofSeconds(1).toMillis();

  private PlainAnswer() {}

  /// @param reason for people, one sentence
  static void send(Vertx vertx, HttpServerRequest user, int status, String reason) {
    HttpServerResponse answer = user.response();
    if (answer.ended() || answer.closed()) {
      return;
    }
    answer
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    announceClose(user);
    answer.end("slipway router: " + reason + "\n");
    closeUnread(vertx, user);
  }

  /// An answer that comes before the request's body has been read ends the connection.
  static void announceClose(HttpServerRequest user) {
    if (isUnread(user)) {
      user.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /// Reads on for a moment, so that closing does not tear the answer out of the user's hands.
  static void closeUnread(Vertx vertx, HttpServerRequest user) {
    if (!isUnread(user)) {
      return;
    }
    long closing = vertx.setTimer(LINGER_MILLIS, _ -> user.connection().close());
    user.handler(_ -> {});
    user.endHandler(_ -> {
      vertx.cancelTimer(closing);
      user.connection().close();
    });
    user.resume();
  }

  private static boolean isUnread(HttpServerRequest user) {
    return Incoming.hasBody(user) && !user.isEnded();
  }
}
