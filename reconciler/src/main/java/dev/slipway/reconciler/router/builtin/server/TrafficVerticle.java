package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.ServiceKey;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop's share of the users' connections at one address, with its own connections to the
/// instances.
final class TrafficVerticle extends VerticleBase {
  private static final int HEADER_BYTES = 32 * 1024;
  private static final int LINE_BYTES = 16 * 1024;
  private static final int CONNECTIONS_PER_INSTANCE = 4096;

  /// Shorter than servers keep idle connections, so that hardly any expires under a request.
  private static final int KEPT_SECONDS = 1;

  private final String host;
  private final int port;
  private final Lookup lookup;
  private final Timeouts timeouts;
  private @Nullable Edge edge;
  private @Nullable HttpServer server;

  /// Which service a request that came in at this address is for.
  interface Lookup {
    Optional<ServiceTraffic> find(String host);
  }

  TrafficVerticle(String host, int port, Lookup lookup, Timeouts timeouts) {
    this.host = host;
    this.port = port;
    this.lookup = lookup;
    this.timeouts = timeouts;
  }

  @Override
  public Future<?> start() {
    Set<HttpConnection> unused = Edge.connections();
    HttpClient client =
        vertx
            .httpClientBuilder()
            .with(clientOptions())
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_INSTANCE).setCleanerPeriod(500))
            .withConnectHandler(connection -> {
              unused.add(connection);
              connection.closeHandler(_ -> unused.remove(connection));
            })
            .build();
    Edge shared = new Edge(vertx, client, timeouts, unused);
    edge = shared;
    HttpServer listening =
        vertx.createHttpServer(serverOptions()).requestHandler(user -> handle(shared, user));
    server = listening;
    return listening.listen(port, host);
  }

  /// Takes no new connections, lets answers end, then closes.
  @Override
  public Future<?> stop() {
    HttpServer listening = server;
    Edge shared = edge;
    Future<?> drained =
        listening == null
            ? Future.succeededFuture()
            : listening.shutdown(timeouts.drain().toMillis(), TimeUnit.MILLISECONDS);
    return shared == null ? drained : drained.eventually(() -> shared.client().close());
  }

  private void handle(Edge shared, HttpServerRequest user) {
    Optional<Incoming.Refusal> refusal = Incoming.refusal(user);
    if (refusal.isPresent()) {
      PlainAnswer.send(vertx, user, refusal.get().status(), refusal.get().reason());
      return;
    }
    Incoming incoming = Incoming.of(user);
    Optional<ServiceTraffic> service = lookup.find(incoming.host());
    if (service.isEmpty()) {
      PlainAnswer.send(vertx, user, 404, unknown(incoming.host()));
      return;
    }
    ServiceTraffic traffic = service.get();
    String cookie = cookieName(traffic.plan().key());
    Optional<String> value = Optional.ofNullable(user.getCookie(cookie)).map(Cookie::getValue);
    Course course = traffic.course(user.method().name(), incoming, value);
    new Exchange(shared, user, incoming, course, cookie).start();
  }

  private static String cookieName(ServiceKey key) {
    return "slipway-" + key.environment() + "-" + key.service();
  }

  private static String unknown(String host) {
    return "no service is routed at host '%s'. Hosts look like SERVICE.ENVIRONMENT.localhost; './slipway status' shows those of every service."
        .formatted(host);
  }

  private HttpServerOptions serverOptions() {
    return new HttpServerOptions()
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(HEADER_BYTES)
        .setMaxInitialLineLength(LINE_BYTES)
        .setAcceptBacklog(1024)
        .setTcpNoDelay(true)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        // A little later than the instance's side, which then gets the blame that it deserves.
        .setIdleTimeout(Math.toIntExact(timeouts.idle().toMillis() * 5 / 4));
  }

  private HttpClientOptions clientOptions() {
    return new HttpClientOptions()
        .setKeepAlive(true)
        .setKeepAliveTimeout(KEPT_SECONDS)
        .setPipelining(false)
        .setTcpNoDelay(true)
        .setMaxHeaderSize(2 * HEADER_BYTES)
        .setDecompressionSupported(false)
        .setConnectTimeout(Math.toIntExact(timeouts.connect().toMillis()))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout(Math.toIntExact(timeouts.idle().toMillis()));
  }
}
