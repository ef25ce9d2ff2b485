package dev.slipway.api.client;

import dev.slipway.api.client.ReconcilerException.Kind;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.ApiProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One request, one answer, one deadline over both. Redirects are not followed: the token is meant
/// for one address.
final class Exchange implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final long LONGEST_ANSWER = 32L << 20;

  private final URI base;
  private final TokenSource tokens;
  private final ContractJson json = new ContractJson();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  Exchange(URI base, TokenSource tokens) {
    this.base = checked(base);
    this.tokens = tokens;
  }

  <T> T get(String path, Class<T> type, Duration deadline) throws ReconcilerException {
    return answer(request(path).GET().build(), type, deadline);
  }

  <T> T post(String path, Object body, Class<T> type, Duration deadline)
      throws ReconcilerException {
    byte[] text;
    try {
      text = json.write(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("not of the contract: " + body.getClass(), e);
    }
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(text))
            .build();
    return answer(request, type, deadline);
  }

  /// Without a body in either direction.
  void post(String path, Duration deadline) throws ReconcilerException {
    accepted(request(path).POST(BodyPublishers.noBody()).build(), deadline);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) throws ReconcilerException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
            .header("Accept", "application/json");
    try {
      tokens.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    } catch (IOException e) {
      throw new ReconcilerException(Kind.UNAUTHORIZED, String.valueOf(e.getMessage()));
    }
    return request;
  }

  private <T> T answer(HttpRequest request, Class<T> type, Duration deadline)
      throws ReconcilerException {
    HttpResponse<byte[]> response = accepted(request, deadline);
    try {
      return json.read(response.body(), type);
    } catch (IOException _) {
      throw new ReconcilerException(
          Kind.NOT_UNDERSTOOD, "what listens at " + base + " does not answer as a reconciler does");
    }
  }

  private HttpResponse<byte[]> accepted(HttpRequest request, Duration deadline)
      throws ReconcilerException {
    HttpResponse<byte[]> response = send(request, deadline);
    if (response.statusCode() / 100 != 2) {
      throw refusal(response);
    }
    return response;
  }

  /// The client's own time-out ends with the headers; this one covers the body too.
  private HttpResponse<byte[]> send(HttpRequest request, Duration deadline)
      throws ReconcilerException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return pending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      pending.cancel(true);
      throw new ReconcilerException(
          Kind.UNKNOWN_OUTCOME,
          "no answer from " + base + " within " + deadline.toMillis() + " ms");
    } catch (InterruptedException _) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new ReconcilerException(Kind.UNKNOWN_OUTCOME, "interrupted while waiting for " + base);
    } catch (ExecutionException e) {
      throw broken(e);
    }
  }

  private ReconcilerException broken(ExecutionException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        return new ReconcilerException(Kind.UNREACHABLE, "nothing listens at " + base);
      }
    }
    return new ReconcilerException(
        Kind.UNKNOWN_OUTCOME, "the connection to " + base + " broke: " + cause.getMessage());
  }

  private ReconcilerException refusal(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Kind kind =
        switch (status) {
          case 401, 403 -> Kind.UNAUTHORIZED;
          case 404 -> Kind.NOT_FOUND;
          case 409 -> Kind.STATE_MOVED;
          case 410 -> Kind.FEED_GONE;
          default ->
              switch (status / 100) {
                case 4 -> Kind.REFUSED;
                case 5 -> Kind.UNAVAILABLE;
                default -> Kind.NOT_UNDERSTOOD;
              };
        };
    try {
      return new ReconcilerException(kind, json.read(response.body(), ApiProblem.class));
    } catch (IOException _) {
      return new ReconcilerException(kind, base + " answered " + status);
    }
  }

  private static URI checked(URI base) {
    String scheme = base.getScheme();
    boolean web = "http".equals(scheme) || "https".equals(scheme);
    if (!web || base.getHost() == null) {
      throw new IllegalArgumentException(
          "the reconciler's address is like http://127.0.0.1:7070, not " + base);
    }
    if (base.getRawUserInfo() != null || base.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "the reconciler's address holds no user, password or query; the token comes from a file");
    }
    return URI.create(base.toString().replaceAll("/+$", ""));
  }
}
