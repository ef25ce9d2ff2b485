package dev.slipway.reconciler.metrics.prometheus;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A Prometheus of the test's own, on loopback, with all that it keeps in one folder.
final class RunningPrometheus implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final URI url;

  private RunningPrometheus(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /// @param configuration `prometheus.yml`; the files that it names are in the folder
  static RunningPrometheus start(Path folder, String configuration) throws IOException {
    Path program = InstalledPrometheus.program().orElseThrow();
    Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--config.file=" + file,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    RunningPrometheus running =
        new RunningPrometheus(process, URI.create("http://127.0.0.1:" + port));
    await()
        .atMost(PATIENCE)
        .failFast("it ended: see its log in " + folder, () -> !process.isAlive())
        .until(running::isReady);
    return running;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(url.resolve("/-/ready")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  PrometheusMetrics asked() throws IOException {
    return PrometheusMetrics.open(
        new PrometheusSettings(url, Optional.empty(), Optional.empty(), Duration.ofSeconds(25)),
        InstantSource.system());
  }

  @Override
  public void close() {
    process.destroy();
    await().atMost(PATIENCE).until(() -> !process.isAlive());
  }
}
