package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.builtin.protocol.About;
import dev.slipway.reconciler.router.builtin.server.ControlService.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/// The control API's HTTP side: token, paths, sizes. Work is done on worker threads.
final class ControlListener {
  private static final int LARGEST_BODY = 1024 * 1024;

  private final Vertx vertx;
  private final ControlService service;
  private final About about;
  private final byte[] authorization;

  ControlListener(Vertx vertx, ControlService service, About about, String token) {
    this.vertx = vertx;
    this.service = service;
    this.about = about;
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  Future<HttpServer> listen(String host, int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setTcpNoDelay(true)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setIdleTimeout(60);
    return vertx.createHttpServer(options).requestHandler(this::handle).listen(port, host);
  }

  private void handle(HttpServerRequest request) {
    if (!isAuthorized(request)) {
      answer(request, new Reply(401, "the token is missing or wrong"));
      return;
    }
    List<String> path;
    try {
      path = path(request);
    } catch (IllegalArgumentException e) {
      answer(request, new Reply(400, "malformed path: " + e.getMessage()));
      return;
    }
    route(request, path);
  }

  private void route(HttpServerRequest request, List<String> path) {
    if (path.equals(List.of("v1", "about")) && request.method().equals(HttpMethod.GET)) {
      answer(request, new Reply(200, about.toJson()));
    } else if (path.size() == 4
        && path.get(0).equals("v1")
        && path.get(1).equals("environments")
        && path.get(3).equals("routes")
        && request.method().equals(HttpMethod.GET)) {
      work(request, _ -> service.routes(path.get(2)));
    } else if (path.size() == 5
        && path.get(0).equals("v1")
        && path.get(1).equals("environments")
        && path.get(3).equals("services")) {
      change(request, new ServiceKey(path.get(2), path.get(4)));
    } else {
      answer(request, new Reply(404, "this router speaks protocol " + about.protocol()));
    }
  }

  private static List<String> path(HttpServerRequest request) {
    return Stream.of(Objects.requireNonNullElse(request.path(), "").split("/", -1))
        .skip(1)
        .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  private void change(HttpServerRequest request, ServiceKey key) {
    if (request.method().equals(HttpMethod.PUT)) {
      work(request, body -> service.put(key, body));
    } else if (request.method().equals(HttpMethod.DELETE)) {
      work(request, _ -> service.delete(key));
    } else {
      answer(request, new Reply(405, "PUT or DELETE"));
    }
  }

  private void work(HttpServerRequest request, Function<String, Reply> task) {
    Buffer body = Buffer.buffer();
    request.handler(chunk -> {
      if (body.length() + chunk.length() <= LARGEST_BODY) {
        body.appendBuffer(chunk);
      } else if (!request.response().ended()) {
        answer(request, new Reply(413, "larger than 1 MiB"));
      }
    });
    request.endHandler(_ -> {
      if (!request.response().ended()) {
        vertx
            .executeBlocking(() -> task.apply(body.toString(StandardCharsets.UTF_8)), false)
            .onSuccess(reply -> answer(request, reply))
            .onFailure(error -> answer(request, new Reply(500, error.toString())));
      }
    });
  }

  /// Takes the same time whatever is wrong with it.
  private boolean isAuthorized(HttpServerRequest request) {
    String given = request.getHeader(HttpHeaders.AUTHORIZATION);
    return given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static void answer(HttpServerRequest request, Reply reply) {
    if (request.response().closed() || request.response().ended()) {
      return;
    }
    request
        .response()
        .setStatusCode(reply.status())
        .putHeader(
            HttpHeaders.CONTENT_TYPE,
            reply.status() == 200 ? "application/json" : "text/plain; charset=utf-8")
        .end(reply.body());
  }
}
