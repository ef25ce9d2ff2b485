package dev.slipway.reconciler.metrics.prometheus;

import dev.slipway.reconciler.metrics.Metrics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Asks by `POST /api/v1/query`, so that no proxy's log holds the query, and for alerts by
/// `/api/v1/rules`. Redirects are not followed: the token is for this address only.
public final class PrometheusMetrics implements Metrics, AutoCloseable {
  private static final int LARGEST_ANSWER = 1 << 20;

  /// All rules come with all that fires of them.
  private static final int LARGEST_RULES = 8 << 20;

  private final PrometheusSettings settings;
  private final InstantSource clock;
  private final HttpClient client;
  private final URI queries;
  private final URI rules;

  /// What a body means; empty where it is not Prometheus' JSON.
  private interface Reading {
    Optional<Answer> of(byte[] body);
  }

  private PrometheusMetrics(PrometheusSettings settings, InstantSource clock, HttpClient client) {
    this.settings = settings;
    this.clock = clock;
    this.client = client;
    this.queries = address(settings.url(), "api/v1/query");
    this.rules = address(settings.url(), "api/v1/rules?type=alert");
  }

  /// Asks nothing yet: a provider that is down stops no start.
  ///
  /// @param clock wall time, to tell an old answer
  /// @throws IOException with one sentence for people, when the certificate cannot be used
  public static PrometheusMetrics open(PrometheusSettings settings, InstantSource clock)
      throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.deadline());
    if (settings.rootCertificate().isPresent()) {
      builder.sslContext(Trust.in(settings.rootCertificate().get()));
    }
    return new PrometheusMetrics(settings, clock, builder.build());
  }

  private static URI address(URI base, String path) {
    String text = base.toString();
    return URI.create(text + (text.endsWith("/") ? "" : "/") + path);
  }

  @Override
  public Answer query(String query) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(queries)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(query)));
    return ask(request, LARGEST_ANSWER, body -> QueryAnswer.of(body, clock.instant()));
  }

  @Override
  public Answer alerts(Map<String, String> labels, Instant since) {
    return ask(
        HttpRequest.newBuilder(rules).GET(),
        LARGEST_RULES,
        body -> RulesAnswer.of(body, labels, since));
  }

  private Answer ask(HttpRequest.Builder request, int largest, Reading reading) {
    try {
      request.header("User-Agent", "slipway-metrics");
      if (settings.token().isPresent()) {
        Optional<String> token = token(settings.token().get());
        if (token.isEmpty()) {
          return unreachable("was not asked: its token cannot be read");
        }
        request.header("Authorization", "Bearer " + token.get());
      }
      return send(request.build(), largest, reading);
    } catch (IllegalArgumentException wrong) {
      // The text of the exception may hold a header's value.
      return unreachable("was not asked: its token is not valid");
    }
  }

  private String form(String query) {
    return "query="
        + URLEncoder.encode(query, StandardCharsets.UTF_8)
        + "&timeout="
        + settings.deadline().toMillis()
        + "ms";
  }

  private Answer send(HttpRequest request, int largest, Reading reading) {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), largest));
    try {
      HttpResponse<byte[]> response =
          coming.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
      return answer(response.statusCode(), reading.of(response.body()));
    } catch (TimeoutException late) {
      coming.cancel(true);
      return unreachable("did not answer within " + settings.deadline().toMillis() + " ms");
    } catch (ExecutionException failed) {
      return unreachable(reason(failed.getCause(), largest));
    } catch (InterruptedException stopped) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      return unreachable("was not waited for: the question was interrupted");
    }
  }

  private Answer answer(int status, Optional<Answer> read) {
    return switch (status) {
      case 200, 400, 422 ->
          read.orElseGet(() -> unreachable("answered " + status + " without Prometheus' JSON"));
      case 401, 403 -> unreachable("answered " + status + ": it wants another token");
      default ->
          unreachable(
              status / 100 == 3
                  ? "answered with a redirect: write the address that it leads to"
                  : "answered " + status);
    };
  }

  private static String reason(@Nullable Throwable cause, int largest) {
    return switch (cause) {
      case ConnectException _ -> "cannot be connected to";
      case SSLException unsafe -> "is not trusted: " + Wording.oneLine(unsafe.getMessage());
      case IOException broken when String.valueOf(broken.getMessage()).contains("body exceeds") ->
          "answered with more than " + largest + " bytes";
      case null, default -> "was asked, but the connection broke";
    };
  }

  private Answer unreachable(String reason) {
    return new Answer.Unreachable(Wording.oneLine(settings.url() + " " + reason));
  }

  private static Optional<String> token(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
