package dev.slipway.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.api.json.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// How many requests the router shielded: users cannot tell, because another release answered them.
/// Asks the router again and again, for it forgets a release's counts when the release is gone.
final class RouterCounts implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final Path router;
  private final ObjectMapper json = ContractJson.newMapper();
  private final Map<String, Long> shieldedByRelease = new HashMap<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("router-counts").factory());

  private RouterCounts(Path router) {
    this.router = router;
  }

  /// @param environment whose releases are counted
  static RouterCounts of(DemoFolder folder, String environment) {
    RouterCounts counts = new RouterCounts(folder.router());
    var _ =
        counts.looks.scheduleWithFixedDelay(
            () -> counts.look(environment), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return counts;
  }

  private void look(String environment) {
    try {
      String port = Files.readString(router.resolve("control-port")).strip();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:" + port + "/v1/environments/" + environment + "/routes"))
              .timeout(DEADLINE)
              .header(
                  "Authorization", "Bearer " + Files.readString(router.resolve("token")).strip())
              .build();
      count(json.readTree(http.send(request, BodyHandlers.ofString()).body()));
    } catch (IOException _) {
      // Looked again soon.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(JsonNode answer) {
    for (JsonNode route : answer.path("routes")) {
      for (Map.Entry<String, JsonNode> release : route.path("answers").properties()) {
        shieldedByRelease.merge(
            release.getKey(), release.getValue().path("shielded").asLong(), Long::max);
      }
    }
  }

  synchronized long shielded() {
    return shieldedByRelease.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    looks.shutdownNow();
    http.shutdownNow();
  }
}
