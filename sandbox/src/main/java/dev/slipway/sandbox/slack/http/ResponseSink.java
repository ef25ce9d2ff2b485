package dev.slipway.sandbox.slack.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;

/// An answer that goes on.
final class ResponseSink implements Answer.Sink {
  private final HttpServerResponse response;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  ResponseSink(HttpServerResponse response) {
    this.response = response;
    response.closeHandler(_ -> closed.complete(null));
  }

  @Override
  public boolean write(String piece) {
    if (response.closed() || response.ended()) {
      return false;
    }
    response.write(piece);
    return !response.writeQueueFull();
  }

  @Override
  public void whenClosed(Runnable task) {
    var _ = closed.thenRun(task);
  }

  @Override
  public void close() {
    if (!response.closed() && !response.ended()) {
      response.end();
    }
  }
}
