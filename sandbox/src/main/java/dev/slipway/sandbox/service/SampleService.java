package dev.slipway.sandbox.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;

/// The sample service: an HTTP server that behaves as it was told.
///
/// | Request | Answer |
/// |---|---|
/// | `GET /` | service, version, instance; a page for browsers, else JSON |
/// | `GET /health`, `GET /ready` | 200 or 503 |
/// | `GET /slow?ms=N` | after N milliseconds |
/// | `POST /orders`, `GET /orders` | takes an order; how many were taken |
/// | `POST /echo` | the request's body |
/// | `GET /headers` | the request's headers, one a line |
/// | `GET /metrics` | how many users' requests were answered well and how many failed, for Prometheus |
/// | `POST /break` | fails from then on, where the behaviour is `breakable` |
///
/// On SIGTERM it takes no new requests and finishes those that it has, for ten seconds at most.
public final class SampleService implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final HttpServer server;
  private final Draining requests;

  private SampleService(HttpServer server, Draining requests) {
    this.server = server;
    this.requests = requests;
  }

  /// Starts to answer on loopback; returns when it does.
  ///
  /// @param port 0 takes a free one
  /// @throws IOException when the port cannot be had
  public static SampleService start(int port, Identity identity, Behaviour behaviour)
      throws IOException {
    return start(onLoopback(port), identity, behaviour);
  }

  private static InetSocketAddress onLoopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static SampleService start(
      InetSocketAddress address, Identity identity, Behaviour behaviour) throws IOException {
    // Both are read when the server's first class is loaded. Without the first, small answers on
    // kept connections wait 40 ms for an acknowledgement; without the second, a connection that a
    // router keeps is closed under it after 30 s.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    HttpServer server = HttpServer.create(address, 1_024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Draining requests =
        new Draining(new Conduct(new Answers(identity), behaviour, System::nanoTime));
    server.createContext("/", requests);
    server.start();
    return new SampleService(server, requests);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Finishes what it has begun.
  @Override
  public void close() {
    // The first call refuses new connections and would wait; the second cuts its wait short.
    Thread.startVirtualThread(() -> server.stop((int) GRACE.toSeconds()));
    requests.drain(GRACE);
    server.stop(0);
  }

  /// Runs it as a process: `--listen ADDRESS --port N --behaviour B --service NAME --version V`.
  public static void main(String[] arguments) throws IOException {
    Arguments given;
    try {
      given = Arguments.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("sample service: " + e.getMessage());
      System.exit(2);
      return;
    }
    run(
        new InetSocketAddress(given.listen(), given.port()),
        Identity.ofThisProcess(given.service(), given.version()),
        given.behaviour());
  }

  /// Starts it on loopback for the rest of this process's life, which a behaviour may end.
  public static void run(int port, Identity identity, Behaviour behaviour) throws IOException {
    run(onLoopback(port), identity, behaviour);
  }

  private static void run(InetSocketAddress address, Identity identity, Behaviour behaviour)
      throws IOException {
    SampleService service = start(address, identity, behaviour);
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "finish"));
    System.out.println(
        identity.service() + " " + identity.version() + " answers on port " + service.port());
    if (behaviour instanceof Behaviour.Crashing(Duration age)) {
      Thread.ofPlatform().name("crash").start(() -> crash(age));
    }
  }

  private static void crash(Duration age) {
    try {
      Thread.sleep(age);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println("out of ideas");
    Runtime.getRuntime().halt(3);
  }
}
