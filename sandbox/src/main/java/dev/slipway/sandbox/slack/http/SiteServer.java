package dev.slipway.sandbox.slack.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a [Site] on a port of this machine. Bodies of more than a megabyte are refused with 413.
public final class SiteServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SiteServer.class);
  private static final int LARGEST_BODY = 1024 * 1024;
  private static final int LARGEST_MESSAGE = 1024 * 1024;
  private static final int PATIENCE_SECONDS = 30;

  private final Vertx vertx;
  private final Site site;
  private int port;

  private SiteServer(Vertx vertx, Site site) {
    this.vertx = vertx;
    this.site = site;
  }

  /// On 127.0.0.1. Takes calls when it returns.
  ///
  /// @param port 0 takes a free one
  /// @throws IOException when the port cannot be had
  public static SiteServer start(int port, Site site) throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), site);
  }

  /// Takes calls when it returns.
  ///
  /// @param address port 0 takes a free one
  /// @throws IOException when the address or the port cannot be had
  public static SiteServer start(InetSocketAddress address, Site site) throws IOException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    SiteServer server = new SiteServer(vertx, site);
    try {
      server.listen(address);
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  /// Cuts what is open.
  @Override
  public void close() {
    try {
      await(vertx.close(), "not closed");
    } catch (IOException e) {
      LOG.warn("the local Slack's port did not close cleanly", e);
    }
  }

  private void listen(InetSocketAddress wanted) throws IOException {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setTcpNoDelay(true)
            .setMaxFormAttributeSize(LARGEST_BODY)
            .setMaxWebSocketMessageSize(LARGEST_MESSAGE);
    HttpServer listening =
        await(
            vertx
                .createHttpServer(options)
                .requestHandler(this::take)
                .listen(wanted.getPort(), wanted.getHostString()),
            "cannot listen on port " + wanted.getPort() + " of " + wanted.getHostString());
    port = listening.actualPort();
  }

  private void take(HttpServerRequest request) {
    request.response().exceptionHandler(_ -> {});
    if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      upgrade(request);
      return;
    }
    Buffer body = Buffer.buffer();
    request.exceptionHandler(_ -> {});
    request.handler(piece -> {
      if (body.length() <= LARGEST_BODY) {
        body.appendBuffer(piece);
      }
    });
    request.endHandler(_ -> received(request, body));
  }

  private void received(HttpServerRequest request, Buffer body) {
    if (body.length() > LARGEST_BODY) {
      send(request, Answer.text(413, "request entity too large"));
      return;
    }
    Call call = call(request, body.toString(StandardCharsets.UTF_8));
    Thread.ofVirtual().name("slack-call").start(() -> answer(request, call));
  }

  private void answer(HttpServerRequest request, Call call) {
    try {
      Answer answer = site.answer(call);
      vertx.runOnContext(_ -> send(request, answer));
    } catch (RuntimeException e) {
      LOG.error("call failed path={}", call.path(), e);
      vertx.runOnContext(_ -> send(request, Answer.text(500, "internal error")));
    }
  }

  private static void send(HttpServerRequest request, Answer answer) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    switch (answer) {
      case Answer.Full(int status, Map<String, String> headers, String body) -> {
        headers.forEach(response::putHeader);
        response.setStatusCode(status).end(body);
      }
      case Answer.Cut _ -> request.connection().close();
      case Answer.Stream stream -> {
        stream.headers().forEach(response::putHeader);
        response.setChunked(true);
        ResponseSink sink = new ResponseSink(response);
        Thread.ofVirtual().name("slack-stream").start(() -> stream.opened().accept(sink));
      }
    }
  }

  private void upgrade(HttpServerRequest request) {
    Call call = call(request, "");
    site.connect(call)
        .ifPresentOrElse(
            listener ->
                request
                    .toWebSocket()
                    .onSuccess(socket -> connect(socket, listener))
                    .onFailure(_ -> listener.closed()),
            () -> send(request, Answer.text(404, "no such socket")));
  }

  private static void connect(ServerWebSocket socket, SocketListener listener) {
    socket.textMessageHandler(listener::received);
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> listener.closed());
    listener.opened(new VertxSocket(socket));
  }

  private static Call call(HttpServerRequest request, String body) {
    MultiMap all = request.headers();
    Map<String, String> headers = new HashMap<>();
    all.forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return new Call(
        request.method().name(),
        Objects.requireNonNullElse(request.path(), ""),
        Objects.requireNonNullElse(request.query(), ""),
        headers,
        body);
  }

  private static <T> T await(Future<T> future, String otherwise) throws IOException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(otherwise + ": " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException(otherwise + ": no answer in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(otherwise + ": interrupted", e);
    }
  }
}
