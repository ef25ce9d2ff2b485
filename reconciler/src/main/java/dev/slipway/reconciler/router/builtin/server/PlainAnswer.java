package dev.slipway.reconciler.router.builtin.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// The router's own answers.
final class PlainAnswer {
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
    UserConnection.announceClose(user);
    answer
        .end("slipway router: " + reason + "\n")
        .onComplete(_ -> UserConnection.settle(vertx, user));
  }
}
