package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.ReleaseHash;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.Optional;

/// Passes an instance's answer on to the user, byte by byte as the user takes them.
final class Relay {
  private final Edge edge;
  private final HttpServerRequest user;
  private final Optional<String> cookie;

  /// @param cookie to be set, so that the user stays with the release that answers
  Relay(Edge edge, HttpServerRequest user, Optional<String> cookie) {
    this.edge = edge;
    this.user = user;
    this.cookie = cookie;
  }

  /// Ends with the answer's last byte, or, of an upgraded connection, when either side closes it.
  /// Fails when the instance broke off.
  Future<Void> relay(HttpClientRequest request, HttpClientResponse response, ReleaseHash release) {
    boolean upgraded = response.statusCode() == 101;
    HttpServerResponse answer = user.response();
    answer.setStatusCode(response.statusCode()).setStatusMessage(response.statusMessage());
    ForwardedHeaders.toUser(response.headers(), answer.headers(), upgraded);
    cookie.ifPresent(name -> answer.headers().add(HttpHeaders.SET_COOKIE, sticky(name, release)));
    if (upgraded) {
      return tunnel(response);
    }
    UserConnection.announceClose(user);
    boolean closeInstance = Incoming.of(user).upgrade();
    return body(response)
        .onComplete(_ -> {
          UserConnection.settle(edge.vertx(), user);
          if (closeInstance) {
            request.connection().close();
          }
        });
  }

  static String sticky(String name, ReleaseHash release) {
    return name + "=" + release.brief() + "; Path=/; HttpOnly; SameSite=Lax";
  }

  private Future<Void> body(HttpClientResponse response) {
    HttpServerResponse answer = user.response();
    if (isWithoutBody(response.statusCode())) {
      response.resume();
      return answer.end();
    }
    if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      answer.setChunked(true);
    }
    return response
        .pipe()
        .endOnFailure(false)
        .to(answer)
        .recover(broken -> {
          if (answer.closed() || isStalled(answer)) {
            return Future.succeededFuture();
          }
          answer.reset();
          return Future.failedFuture(broken);
        });
  }

  /// The user stopped reading: then it is not the instance that broke off.
  private static boolean isStalled(HttpServerResponse answer) {
    boolean stalled = !answer.ended() && answer.writeQueueFull();
    if (stalled) {
      answer.reset();
    }
    return stalled;
  }

  private boolean isWithoutBody(int status) {
    return user.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
  }

  private Future<Void> tunnel(HttpClientResponse response) {
    NetSocket instance = response.netSocket();
    instance.pause();
    Promise<Void> closed = Promise.promise();
    user.toNetSocket()
        .onFailure(_ -> {
          instance.close();
          closed.tryComplete();
        })
        .onSuccess(socket -> join(socket, instance, closed));
    return closed.future();
  }

  private static void join(NetSocket socket, NetSocket instance, Promise<Void> closed) {
    socket.closeHandler(_ -> {
      instance.close();
      closed.tryComplete();
    });
    instance.closeHandler(_ -> {
      socket.close();
      closed.tryComplete();
    });
    socket.exceptionHandler(_ -> {});
    instance.exceptionHandler(_ -> {});
    socket.pipeTo(instance);
    instance.pipeTo(socket);
  }
}
