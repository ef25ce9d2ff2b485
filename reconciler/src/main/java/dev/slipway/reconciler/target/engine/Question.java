package dev.slipway.reconciler.target.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call in the engine's own JSON, for what docker-java has no command for, or whose models drop
/// what they do not know.
///
/// @param what for messages: `list services`
/// @param path without the version: `/services`
/// @param body to be sent as JSON; never in a message
public record Question(
    String what,
    Request.Method method,
    String path,
    Map<String, String> headers,
    Optional<Map<String, Object>> body) {
  private static final ObjectMapper JSON = DockerClientConfig.getDefaultObjectMapper();
  private static final int REFUSED = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  public Question {
    headers = Map.copyOf(headers);
  }

  public static Question get(String what, String path) {
    return new Question(what, Request.Method.GET, path, Map.of(), Optional.empty());
  }

  public static Question post(String what, String path, Map<String, Object> body) {
    return new Question(what, Request.Method.POST, path, Map.of(), Optional.of(body));
  }

  public static Question delete(String what, String path) {
    return new Question(what, Request.Method.DELETE, path, Map.of(), Optional.empty());
  }

  public Question withHeaders(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Question(what, method, path, all, body);
  }

  public Question filtered(Map<String, List<String>> filters) {
    try {
      String json = URLEncoder.encode(JSON.writeValueAsString(filters), StandardCharsets.UTF_8);
      return new Question(what, method, path + "?filters=" + json, headers, body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }

  /// @throws DockerException when the engine refuses
  JsonNode ask(Connection connection) throws IOException {
    Request.Builder request =
        Request.builder()
            .method(method)
            .path("/v" + connection.version() + path)
            .putAllHeaders(headers);
    if (body.isPresent()) {
      request
          .putHeader("Content-Type", "application/json")
          .bodyBytes(JSON.writeValueAsBytes(body.get()));
    }
    try (Response response = connection.raw().execute(request.build())) {
      String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
      if (response.getStatusCode() >= REFUSED) {
        throw refusal(response.getStatusCode(), text);
      }
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    }
  }

  private static DockerException refusal(int status, String text) {
    return switch (status) {
      case REFUSED -> new BadRequestException(text);
      case NOT_FOUND -> new NotFoundException(text);
      case CONFLICT -> new ConflictException(text);
      default -> new DockerException(text, status);
    };
  }

  @Override
  public String toString() {
    return what;
  }
}
