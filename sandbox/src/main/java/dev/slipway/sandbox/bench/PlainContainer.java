package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.images.Engine;
import dev.slipway.sandbox.images.SampleImages;
import dev.slipway.sandbox.processes.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One container of the bench's service, run by hand, that answers on a port of loopback; another
/// version replaces it by stop, then start. Closing ends it.
final class PlainContainer implements Recreations.Way {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Engine engine;
  private final String name = Bed.Terms.fresh("slipway-bench-");
  private final int port = FreePorts.take(1).getFirst();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// Starts nothing yet.
  PlainContainer(Path folder) throws IOException {
    this.engine = new Engine(folder);
  }

  @Override
  public InetSocketAddress users() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /// Returns when `docker run` does.
  void start(String version) throws IOException {
    engine.start(name, SampleImages.name(Bed.SERVICE) + ":" + version, port);
  }

  @Override
  public void change(String version) throws IOException {
    engine.remove(List.of(name));
    start(version);
  }

  void awaitHealthy() throws IOException {
    URI health = URI.create("http://127.0.0.1:%d/health".formatted(port));
    HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
    Waiting.until("a healthy answer of " + name, PATIENCE, () -> answers(request));
  }

  private boolean answers(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    } catch (IOException _) {
      // Not yet: refused by nobody who listens, or by the engine in its place.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    engine.remove(List.of(name));
  }
}
