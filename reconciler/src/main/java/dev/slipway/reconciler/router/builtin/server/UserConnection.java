package dev.slipway.reconciler.router.builtin.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/// What becomes of a user's connection after an answer: it is kept, unless the user asked otherwise
/// or the rest of the request was not read, or only closing tells where the answer ends.
final class UserConnection {
  private static final long LINGER_MILLIS = Duration.ofSeconds(1).toMillis();

  private UserConnection() {}

  /// Before the answer's head is sent.
  static void announceClose(HttpServerRequest user) {
    if (isUnread(user) || Incoming.asksToClose(user)) {
      user.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /// After the answer's last byte.
  static void settle(Vertx vertx, HttpServerRequest user) {
    if (isUnread(user)) {
      readOn(vertx, user);
    } else if (Incoming.asksToClose(user) || isEndedByClosing(user)) {
      user.connection().close();
    }
  }

  /// For a moment, so that closing does not tear the answer out of the user's hands.
  private static void readOn(Vertx vertx, HttpServerRequest user) {
    long closing = vertx.setTimer(LINGER_MILLIS, _ -> user.connection().close());
    user.handler(_ -> {});
    user.endHandler(_ -> {
      vertx.cancelTimer(closing);
      user.connection().close();
    });
    user.resume();
  }

  /// Whether a part of the request's body is still to come.
  static boolean isUnread(HttpServerRequest user) {
    return Incoming.hasBody(user) && !user.isEnded();
  }

  private static boolean isEndedByClosing(HttpServerRequest user) {
    return user.version() == HttpVersion.HTTP_1_0
        && !user.response().headers().contains(HttpHeaders.CONTENT_LENGTH);
  }
}
