package dev.slipway.bot.slack.bolt;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Slack sends, by WebSockets that we open: nothing need reach the bot from outside.
///
/// Several connections stand beside each other, so that one may break or be refreshed; Slack
/// delivers each envelope by one of them. While Slack is away each tries again, ever more rarely;
/// nothing waits for that.
public final class SocketMode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final WebApi api;
  private final TokenFile token;
  private final SlackApp app;
  private final int connections;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("socket-mode-", 0).factory());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger open = new AtomicInteger();

  private SocketMode(WebApi api, TokenFile token, SlackApp app, int connections) {
    this.api = api;
    this.token = token;
    this.app = app;
    this.connections = connections;
  }

  /// Returns at once; connects as soon as Slack can be reached.
  ///
  /// @param token the app's: `xapp-...`
  /// @param connections 1 to 10: Slack allows no more
  public static SocketMode start(WebApi api, TokenFile token, SlackApp app, int connections) {
    if (connections < 1 || connections > 10) {
      throw new IllegalArgumentException("1 to 10 connections, not " + connections);
    }
    SocketMode socketMode = new SocketMode(api, token, app, connections);
    for (int i = 0; i < connections; i++) {
      socketMode.threads.execute(socketMode::keepOneOpen);
    }
    return socketMode;
  }

  /// How many connections are open now.
  public int open() {
    return open.get();
  }

  private void keepOneOpen() {
    int failures = 0;
    @Nullable SocketConnection before = null;
    try {
      while (closing.getCount() > 0) {
        try {
          SocketConnection now = connect();
          close(before);
          before = now;
          failures = 0;
          awaitEnd(now);
        } catch (IOException | IllegalStateException e) {
          failures++;
          if (failures == 1) {
            LOG.warn("Socket Mode is not connected, trying again: {}", e.getMessage());
          }
          var _ = closing.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      close(before);
    }
  }

  /// The SDK tells of a refusal by an [IllegalStateException].
  private SocketConnection connect() throws IOException, InterruptedException {
    String url = api.slack().issueSocketModeUrl(token.read());
    SocketConnection connection = SocketConnection.open(api.slack(), url, app, threads);
    LOG.info("Socket Mode is connected open={} of={}", open.get() + 1, connections);
    return connection;
  }

  private void awaitEnd(SocketConnection connection) throws IOException, InterruptedException {
    open.incrementAndGet();
    try {
      switch (connection.awaitEnd()) {
        case REFRESH -> LOG.info("Slack asks for another connection");
        case BROKEN -> LOG.info("a connection of Socket Mode is over");
        case SWITCHED_OFF ->
            throw new IOException("Socket Mode is switched off in the app's settings");
      }
    } finally {
      open.decrementAndGet();
    }
  }

  private static Duration pause(int failures) {
    long most = Math.min(1_000L << Math.min(failures - 1, 10), LONGEST_WAIT.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private static void close(@Nullable SocketConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      LOG.debug("cannot close a connection", e);
    }
  }

  /// Ends all connections.
  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    threads.close();
  }
}
