package dev.slipway.bot.http;

import dev.slipway.bot.meters.Meters;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot over HTTP, listening.
public final class BotServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotServer.class);
  private static final int MOST_BYTES = 1 << 20;

  /// As long as Slack waits for an answer.
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final ApplicationContext context;
  private final URI address;

  private BotServer(ApplicationContext context, URI address) {
    this.context = context;
    this.address = address;
  }

  /// @param port 0: any that is free
  public record Listen(String host, int port) {}

  /// @param slack absent in Socket Mode: then Slack's address is not there
  /// @param alerts absent where nobody posts alerts: then their address is not there
  public record Parts(
      Listen listen,
      Optional<SlackEndpoint> slack,
      Optional<AlertsEndpoint> alerts,
      Health health,
      Meters meters) {}

  /// @throws IOException with one sentence for people, when that address cannot be had
  public static BotServer start(Parts parts) throws IOException {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.application.name", "slipway-bot");
    Listen listen = parts.listen();
    properties.put("micronaut.server.host", listen.host());
    properties.put("micronaut.server.port", listen.port() == 0 ? -1 : listen.port());
    properties.put("micronaut.server.max-request-size", MOST_BYTES);
    properties.put("endpoints.all.enabled", false);
    List<Object> beans = new ArrayList<>(List.of(parts.health(), parts.meters()));
    parts.slack().ifPresent(beans::add);
    parts.alerts().ifPresent(beans::add);
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(properties)
            .singletons(beans.toArray())
            .deduceEnvironment(false)
            .banner(false)
            .build();
    try {
      EmbeddedServer server = context.start().getBean(EmbeddedServer.class).start();
      return new BotServer(context, server.getURI());
    } catch (RuntimeException e) {
      context.close();
      throw new IOException(
          "cannot listen on %s:%d: %s; stop what listens there, or change \"listen\""
              .formatted(listen.host(), listen.port(), reason(e)),
          e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  /// `http://127.0.0.1:7080`.
  public URI address() {
    return address;
  }

  /// Nobody can call from now on; who has called is answered.
  @Override
  public void close() {
    if (context.isRunning()) {
      answerAll();
    }
    context.close();
  }

  private void answerAll() {
    try {
      var _ =
          context
              .getBean(GracefulShutdownManager.class)
              .shutdownGracefully()
              .toCompletableFuture()
              .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.warn("somebody is not answered any more: the bot stops");
    } catch (ExecutionException e) {
      LOG.warn("somebody may not be answered any more: the bot stops", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
