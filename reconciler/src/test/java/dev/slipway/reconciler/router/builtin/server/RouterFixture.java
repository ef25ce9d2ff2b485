package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.builtin.BuiltinRouter;
import dev.slipway.reconciler.router.builtin.BuiltinRouterSettings;
import dev.slipway.reconciler.router.builtin.protocol.TokenFile;
import java.io.IOException;
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
import java.util.List;

/// The router's server within this process, and the adapter that has adopted it.
final class RouterFixture implements AutoCloseable {
  static final Timeouts QUICK =
      new Timeouts(
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ZERO,
          Duration.ofMillis(200));

  final int port;
  final int control;
  final Path state;
  final BuiltinRouter router;
  private final RouterServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RouterFixture(Path state, Timeouts timeouts) throws IOException, UnavailableException {
    this(state, timeouts, freePort(), freePort());
  }

  RouterFixture(Path state, Timeouts timeouts, int port, int control)
      throws IOException, UnavailableException {
    this.port = port;
    this.control = control;
    this.state = state.toRealPath();
    String token = TokenFile.readOrCreate(this.state.resolve("token"));
    Address listen = new Address("127.0.0.1", port);
    Address orders = new Address("127.0.0.1", control);
    server =
        RouterServer.start(new RouterServer.Settings(this.state, listen, orders, token, timeouts));
    router =
        BuiltinRouter.start(
            new BuiltinRouterSettings(
                this.state,
                listen.toString(),
                orders.toString(),
                List.of("/bin/false"),
                List.of(),
                Duration.ofSeconds(20)));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// To the service at host `127.0.0.1`.
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpClient http() {
    return http;
  }

  /// What comes back for bytes sent as they are, until the router closes.
  String raw(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    router.close();
    server.close();
  }
}
