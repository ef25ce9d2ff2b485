package dev.slipway.sandbox.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Knows how many requests are under way, and waits for their end.
///
/// `HttpServer.stop` cannot be relied on for that: it also waits for connections on which no whole
/// request has come, and is not told when those are closed, so that it may sit out the whole of its
/// delay with nothing to do.
final class Draining implements HttpHandler {
  private static final int ALL = Integer.MAX_VALUE;

  private final HttpHandler handler;

  // Fair, so that requests that come once the draining has begun wait behind it.
  private final Semaphore places = new Semaphore(ALL, true);

  Draining(HttpHandler handler) {
    this.handler = handler;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    places.acquireUninterruptibly();
    try {
      handler.handle(exchange);
    } finally {
      places.release();
    }
  }

  /// Waits until all that are under way have been answered, at most that long. May be called twice.
  void drain(Duration atMost) {
    try {
      if (places.tryAcquire(ALL, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        places.release(ALL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
