package dev.slipway.reconciler.http;

import dev.slipway.environments.configuration.Address;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.loop.Reconciler;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// The API, listening.
public final class ApiServer implements AutoCloseable {
  private final ApplicationContext context;
  private final URI address;

  private ApiServer(ApplicationContext context, URI address) {
    this.context = context;
    this.address = address;
  }

  /// Finds out early, before anything is opened that would be left running.
  ///
  /// @throws IOException with one sentence for people, when that address cannot be had
  public static void requireFree(Address listen) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listen.host(), listen.port()));
    } catch (IOException e) {
      throw refused(listen, e);
    }
  }

  /// Listens where the configuration says. To be called before the reconciler is started: what is
  /// recorded before is not counted.
  ///
  /// @throws IOException with one sentence for people, when that address cannot be had
  public static ApiServer start(
      Reconciler reconciler,
      Configuration configuration,
      ApiToken token,
      BackupReport backups,
      MeterBinder... measured)
      throws IOException {
    Address listen = configuration.listen();
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.host", listen.host());
    properties.put("micronaut.server.port", listen.port() == 0 ? -1 : listen.port());
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(properties)
            .singletons(reconciler, configuration, token, backups)
            .singletons((Object[]) measured)
            .deduceEnvironment(false)
            .banner(false)
            .build();
    try {
      EmbeddedServer server = context.start().getBean(EmbeddedServer.class).start();
      return new ApiServer(context, server.getURI());
    } catch (RuntimeException e) {
      context.close();
      throw refused(listen, e);
    }
  }

  private static IOException refused(Address listen, Exception e) {
    return new IOException(
        "cannot listen on %s: %s; stop what listens there, or change \"listen\""
            .formatted(listen, reason(e)),
        e);
  }

  /// `http://127.0.0.1:7070`.
  public URI address() {
    return address;
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  @Override
  public void close() {
    context.close();
  }
}
