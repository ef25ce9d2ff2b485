package dev.slipway.reconciler.router.builtin;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.builtin.protocol.About;
import dev.slipway.reconciler.router.json.MalformedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Calls of the router's control API, each with a deadline. Safe for several threads.
final class ControlClient implements AutoCloseable {
  private final String control;
  private final String token;
  private final Duration deadline;
  private final HttpClient http;

  /// @param control `HOST:PORT`
  ControlClient(String control, String token, Duration deadline) {
    this.control = control;
    this.token = token;
    this.deadline = deadline;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(deadline)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  /// @throws ConnectException when nobody listens
  /// @throws IOException when no answer came
  HttpResponse<String> routes(String environment) throws IOException {
    return send(request("/v1/environments/" + encode(environment) + "/routes").GET());
  }

  /// @throws ConnectException when nobody listens
  /// @throws IOException when no answer came
  HttpResponse<String> put(ServiceKey key, String plan) throws IOException {
    return send(request(path(key)).PUT(BodyPublishers.ofString(plan)));
  }

  /// @throws ConnectException when nobody listens
  /// @throws IOException when no answer came
  HttpResponse<String> delete(ServiceKey key) throws IOException {
    return send(request(path(key)).DELETE());
  }

  /// Who has the control address.
  Sighting look() {
    HttpResponse<String> response;
    try {
      response = send(request("/v1/about").GET());
    } catch (ConnectException _) {
      return new Sighting.Nobody();
    } catch (HttpTimeoutException _) {
      return new Sighting.Silent();
    } catch (IOException e) {
      return new Sighting.Foreign("what listens there does not answer as a router: " + reason(e));
    }
    if (response.statusCode() == 401) {
      return new Sighting.Foreign("it is in use by a router with another token");
    }
    try {
      return new Sighting.Known(About.parse(response.body()));
    } catch (MalformedException _) {
      return new Sighting.Foreign("it is in use by another program");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + control + path))
        .timeout(deadline)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String path(ServiceKey key) {
    return "/v1/environments/" + encode(key.environment()) + "/services/" + encode(key.service());
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
