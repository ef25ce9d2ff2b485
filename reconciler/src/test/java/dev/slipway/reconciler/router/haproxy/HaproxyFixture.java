package dev.slipway.reconciler.router.haproxy;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.TestInstance;
import dev.slipway.reconciler.router.haproxy.HaproxySettings.Address;
import dev.slipway.reconciler.router.haproxy.HaproxySettings.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A real HAProxy in a folder of its own, the adapter that started it, and instances behind it.
final class HaproxyFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final ServiceKey WEB = new ServiceKey("dev", "web");
  static final ReleaseHash V1 = new ReleaseHash("1".repeat(64));
  static final ReleaseHash V2 = new ReleaseHash("2".repeat(64));
  static final ReleaseHash V3 = new ReleaseHash("3".repeat(64));
  static final Route HERE = new Route(Optional.of("127.0.0.1"), OptionalInt.empty());

  final HaproxySettings settings;
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  HaproxyRouter router;
  private final Map<TestInstance, String> instances = new LinkedHashMap<>();

  HaproxyFixture(Path folder) throws IOException, UnavailableException {
    this(settings(folder, freePort()));
  }

  HaproxyFixture(HaproxySettings settings) throws UnavailableException {
    this.settings = settings;
    router = HaproxyRouter.start(settings);
  }

  static HaproxySettings settings(Path folder, int port) {
    return new HaproxySettings(
        folder,
        new Address("127.0.0.1", port),
        InstalledHaproxy.program().stream().map(Path::toString).toList(),
        new Address("127.0.0.1", 0),
        new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60)));
  }

  /// The same, where somebody else starts HAProxy.
  static HaproxySettings startedByOthers(HaproxySettings settings) {
    return new HaproxySettings(
        settings.folder(), settings.listen(), List.of(), settings.log(), settings.timeouts());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// As a reconciler that starts anew does.
  void restartReconciler() throws UnavailableException {
    router.close();
    router = HaproxyRouter.start(settings);
  }

  /// Answers with its name.
  TestInstance instance(String name) {
    TestInstance instance = new TestInstance(name);
    instances.put(instance, name);
    return instance;
  }

  /// Those that answer with that name.
  List<TestInstance> instances(String name) {
    return instances.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .toList();
  }

  static Pool pool(ReleaseHash release, TestInstance... instances) {
    return new Pool(release, Stream.of(instances).map(TestInstance::endpoint).toList());
  }

  static RoutePlan alone(long generation, Pool primary) {
    return new RoutePlan(WEB, generation, HERE, primary, Optional.empty(), false);
  }

  static RoutePlan canary(long generation, int percent, Pool primary, Pool candidate) {
    RoutePlan.Split split = new RoutePlan.Split(candidate, new Weight(percent), true);
    return new RoutePlan(WEB, generation, HERE, primary, Optional.of(split), false);
  }

  static Endpoint nobody() throws IOException {
    return new Endpoint("127.0.0.1", freePort());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.listen().port() + path))
        .timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The whole answer to a GET for a host.
  String raw(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.listen().port())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The body at a port of its own.
  String on(int port) {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))).body();
  }

  /// Bodies of so many answers, one after the other.
  List<String> bodies(int count) {
    return Stream.generate(() -> send(request("/")).body()).limit(count).toList();
  }

  @Override
  public void close() throws UnavailableException {
    http.shutdownNow();
    router.stop(PATIENCE);
    router.close();
    instances.keySet().forEach(TestInstance::close);
  }
}
