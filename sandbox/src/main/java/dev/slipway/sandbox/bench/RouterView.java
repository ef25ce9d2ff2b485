package dev.slipway.sandbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.api.json.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A router's control API, for one environment with one service: what the reconciler sees and says,
/// seen from beside it.
final class RouterView implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final URI environment;
  private final String authorization;
  private final ObjectMapper json = ContractJson.newMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  /// What the candidate had to answer, and what it still gets.
  ///
  /// @param failed its failing answers, shielded or not
  /// @param weight its share in percent; 0 without a candidate
  record Candidate(long failed, double weight) {}

  /// @param folder where the router keeps its token and the port of its control API
  RouterView(Path folder, String environment) throws IOException {
    String port = Files.readString(folder.resolve("control-port")).strip();
    this.environment =
        URI.create("http://127.0.0.1:" + port + "/v1/environments/" + environment + "/");
    this.authorization = "Bearer " + Files.readString(folder.resolve("token")).strip();
  }

  /// The plan in force, as JSON.
  ObjectNode plan() throws IOException {
    return (ObjectNode) route().path("plan");
  }

  Candidate candidate() throws IOException {
    JsonNode route = route();
    JsonNode split = route.path("plan").path("split");
    JsonNode answers = route.path("answers").path(split.path("candidate").path("release").asText());
    return new Candidate(answers.path("failed").asLong(), split.path("weight").asDouble());
  }

  private JsonNode route() throws IOException {
    HttpRequest request = request("routes").GET().build();
    return json.readTree(send(request)).path("routes").path(0);
  }

  /// Makes the router follow a plan; returns when it does.
  void put(String service, ObjectNode plan) throws IOException {
    send(request("services/" + service).PUT(BodyPublishers.ofString(plan.toString())).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(environment.resolve(path))
        .timeout(DEADLINE)
        .header("Authorization", authorization);
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the router answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the router", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
