package dev.slipway.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.api.json.ContractJson;
import dev.slipway.sandbox.artifacts.ArtifactFolder;
import dev.slipway.sandbox.artifacts.Catalogue;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.processes.Marked;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// Releases as processes of this machine behind the built-in router.
final class LocalProcesses implements DemoTarget {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final DemoFolder folder;
  private final LeftRunning left;

  LocalProcesses(DemoFolder folder) {
    this.folder = folder;
    this.left = new LeftRunning(folder);
  }

  @Override
  public DemoFolder folder() {
    return folder;
  }

  @Override
  public void stock(Duration late) throws IOException {
    Catalogue.write(folder.artifacts(), late);
  }

  @Override
  public void provide(String service, DemoVersion version) throws IOException {
    var _ = new ArtifactFolder(folder.artifacts()).write(service, version);
  }

  @Override
  public SortedMap<String, Set<String>> instances(String environment) {
    return new Marked(environment).roots();
  }

  @Override
  public Optional<Long> router() throws IOException {
    return left.router().map(ProcessHandle::pid);
  }

  @Override
  public String configuration(int users) {
    return """
    kind: process
    artifacts: "%s"
    resources: ignore
    router:
      kind: builtin
      listen: 127.0.0.1:%d
    """
        .formatted(folder.artifacts(), users);
  }

  @Override
  public String fitted(String path, String text) {
    return text;
  }

  @Override
  public int stop() throws IOException {
    return left.stop();
  }

  @Override
  public boolean isIdle() throws IOException {
    return left.instances().isEmpty() && left.router().isEmpty();
  }

  @Override
  public Map<String, Long> shielded(String environment) throws IOException {
    Path router = folder.router();
    URI routes =
        URI.create(
            "http://127.0.0.1:%s/v1/environments/%s/routes"
                .formatted(Files.readString(router.resolve("control-port")).strip(), environment));
    String token = Files.readString(router.resolve("token")).strip();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(routes)
              .timeout(DEADLINE)
              .header("Authorization", "Bearer " + token)
              .build();
      JsonNode answer =
          ContractJson.newMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
      return answer
          .path("routes")
          .valueStream()
          .flatMap(route -> route.path("answers").propertyStream())
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, each -> each.getValue().path("shielded").asLong(), Long::max));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the router was asked", e);
    }
  }
}
