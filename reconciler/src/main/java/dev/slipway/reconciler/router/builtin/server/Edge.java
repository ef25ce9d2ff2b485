package dev.slipway.reconciler.router.builtin.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What the exchanges of one event loop share. Used on that event loop only.
///
/// @param unused connections to instances that have not carried a request yet: when one of these is
///   closed without an answer it is the instance's doing, whereas a kept one may just have expired
record Edge(Vertx vertx, HttpClient client, Timeouts timeouts, Set<HttpConnection> unused) {
  static Set<HttpConnection> connections() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /// Whether this is the first request on a connection.
  boolean isFirstUse(HttpConnection connection) {
    return unused.remove(connection);
  }
}
