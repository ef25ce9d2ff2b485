package dev.slipway.reconciler;

import dev.slipway.environments.configuration.ConfigurationFile;
import dev.slipway.environments.git.MomentaryRepository;
import dev.slipway.reconciler.configuration.BearerToken;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.configuration.ConfigurationReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A reconciler's start and its first requests, over a repository and a target that exist for this
/// moment only: what an AOT cache is made of. Nothing is started that outlives it.
final class Training {
  private static final int ROUNDS = 20;

  private Training() {}

  static void run() throws IOException, InterruptedException {
    try (MomentaryRepository repository = MomentaryRepository.of(files())) {
      Configuration configuration = configuration(repository);
      try (Service service = Service.start(configuration);
          HttpClient client = HttpClient.newHttpClient()) {
        ask(client, service.address(), BearerToken.of(configuration.token()));
      }
    }
  }

  private static Configuration configuration(MomentaryRepository repository) throws IOException {
    Path file = repository.folder().resolve("reconciler.yaml");
    Files.writeString(
        file,
        """
        listen: 127.0.0.1:0
        state: state
        repository: {url: %s, poll: 1s}
        targets:
          training: {kind: memory, router: {kind: memory}}
        """
            .formatted(repository.url()));
    return switch (ConfigurationReader.read(file)) {
      case ConfigurationFile.Outcome.Accepted<Configuration>(Configuration configuration) ->
          configuration;
      case ConfigurationFile.Outcome.Refused<Configuration>(var problems) ->
          throw new IOException("the training's configuration is refused: " + problems);
    };
  }

  private static Map<String, String> files() {
    return Map.of(
        "slipway.yaml",
        "people: {}\nteams: {}\n",
        "services/hello.yaml",
        """
        service: hello
        command: [bin/hello, --port, "{port}"]
        port: 3000
        health: {path: /health}
        """,
        "environments/training.yaml",
        """
        environment: training
        target: training
        strategy:
          canary:
            steps: [{weight: 5, hold: 1m}]
            criteria: [{metric: error-rate, max: 5%%}]
        services:
          hello: {version: 1.0.0, digest: "sha256:%s", replicas: 1}
        """
            .formatted("0".repeat(64)));
  }

  private static void ask(HttpClient client, URI address, String token)
      throws IOException, InterruptedException {
    List<String> paths =
        List.of(
            "/health/live",
            "/health/ready",
            "/metrics",
            "/api/v1/environments",
            "/api/v1/environments/training/services/hello",
            "/api/v1/versions?service=hello",
            "/api/v1/events?wait=1");
    for (int round = 0; round < ROUNDS; round++) {
      for (String path : paths) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        var _ = client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    }
  }
}
