package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Posts signed requests to the app's request URL.
///
/// Sources: <https://docs.slack.dev/apis/events-api>, "Error handling", and
/// <https://docs.slack.dev/interactivity/implementing-slash-commands>.
public final class HttpCourier implements Courier, AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final long LARGEST_ANSWER = 1024L * 1024;

  private final URI requestUrl;
  private final RequestSignature signature;
  private final Duration patience;
  private final InstantSource clock;
  private final HttpClient http;

  /// @param requestUrl takes commands, events and interactions alike, as Bolt does
  public HttpCourier(
      URI requestUrl, RequestSignature signature, Duration patience, InstantSource clock) {
    this.requestUrl = requestUrl;
    this.signature = signature;
    this.patience = patience;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  /// The whole answer must have come in time, not just its beginning.
  @Override
  public Receipt deliver(Parcel parcel, Attempt attempt) {
    return deliver(parcel, attempt, clock.instant());
  }

  /// The same, signed as at that moment: what a proxy on the way repeats byte for byte.
  public Receipt deliver(Parcel parcel, Attempt attempt, Instant signed) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            request(parcel, attempt, signed),
            BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    try {
      return receipt(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new Receipt.Failed("http_timeout", false);
    } catch (ExecutionException _) {
      return new Receipt.Failed("connection_failed", false);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Receipt.Failed("unknown_error", true);
    }
  }

  private static Receipt receipt(HttpResponse<String> response) {
    boolean taken = response.statusCode() / 100 == 2;
    boolean last =
        response.headers().firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent();
    return taken
        ? new Receipt.Taken(response.body())
        : new Receipt.Failed("http_error", response.statusCode(), last);
  }

  /// Asks the app to prove that the URL is its own, as Slack does when one is entered.
  ///
  /// @param token the payload's, which is not checked any more
  /// @return whether the challenge came back
  public boolean verify(String token, String challenge) {
    JsonObject payload =
        JsonObject.of("type", "url_verification", "token", token).with("challenge", challenge);
    return deliver(new Parcel(Parcel.Kind.EVENT, payload), Attempt.FIRST)
            instanceof Receipt.Taken(String body)
        && body.contains(challenge);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest request(Parcel parcel, Attempt attempt, Instant signed) {
    String body = body(parcel);
    String timestamp = String.valueOf(signed.getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(requestUrl)
            .header("Content-Type", parcel.kind() == Parcel.Kind.EVENT ? "application/json" : FORM)
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature.of(timestamp, body))
            .POST(BodyPublishers.ofString(body));
    if (attempt.retry() > 0) {
      request
          .header("X-Slack-Retry-Num", String.valueOf(attempt.retry()))
          .header("X-Slack-Retry-Reason", attempt.reason());
    }
    return request.build();
  }

  private static String body(Parcel parcel) {
    return switch (parcel.kind()) {
      case EVENT -> parcel.payload().toString();
      case INTERACTION -> "payload=" + encoded(parcel.payload().toString());
      case COMMAND ->
          parcel.payload().keys().stream()
              .map(key -> key + "=" + encoded(field(parcel.payload(), key)))
              .collect(Collectors.joining("&"));
    };
  }

  private static String field(JsonObject payload, String key) {
    return payload.value(key).map(String::valueOf).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
