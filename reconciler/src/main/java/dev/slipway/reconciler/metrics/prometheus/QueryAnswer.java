package dev.slipway.reconciler.metrics.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.reconciler.metrics.Metrics.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an answer of `/api/v1/query` means.
///
/// ```
/// {"status": "success", "data": {"resultType": "vector", "result": [{"value": [1700000000.1, "0.25"]}]}}
/// {"status": "success", "data": {"resultType": "scalar", "result": [1700000000.1, "0.25"]}}
/// {"status": "error", "errorType": "bad_data", "error": "..."}
/// ```
///
/// An answer with warnings rests on a part of the data, and part of the data is missing data.
final class QueryAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// An instant query is evaluated when it is asked; an older answer comes out of somebody's cache.
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private QueryAnswer() {}

  /// @return empty where this is not Prometheus' JSON
  static Optional<Answer> of(byte[] body, Instant now) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (IOException _) {
      return Optional.empty();
    }
    return switch (root.path("status").asText()) {
      case "success" -> success(root, now);
      case "error" ->
          Optional.of(
              nothing("the query was refused: " + root.path("error").asText("without a reason")));
      default -> Optional.empty();
    };
  }

  private static Optional<Answer> success(JsonNode root, Instant now) {
    if (!root.path("warnings").isEmpty()) {
      return Optional.of(
          nothing("the answer is partial: " + root.path("warnings").path(0).asText()));
    }
    JsonNode result = root.path("data").path("result");
    String type = root.path("data").path("resultType").asText();
    if (type.isEmpty() || !result.isArray()) {
      return Optional.empty();
    }
    return switch (type) {
      case "scalar" -> number(result, now);
      case "vector" -> vector(result, now);
      default -> Optional.of(nothing("the query yields a " + type + ", not one number"));
    };
  }

  private static Optional<Answer> vector(JsonNode series, Instant now) {
    if (series.isEmpty()) {
      return Optional.of(nothing("no series answers the query"));
    }
    if (series.size() > 1) {
      return Optional.of(
          nothing(series.size() + " series answer the query; make it one, such as by sum()"));
    }
    return series.path(0).has("histogram")
        ? Optional.of(nothing("the query yields a histogram, not one number"))
        : number(series.path(0).path("value"), now);
  }

  private static Optional<Answer> number(JsonNode pair, Instant now) {
    if (pair.size() != 2 || !pair.path(0).isNumber() || !pair.path(1).isTextual()) {
      return Optional.empty();
    }
    double age = now.toEpochMilli() / 1e3 - pair.path(0).asDouble();
    if (age > OLDEST.toSeconds()) {
      return Optional.of(nothing("the answer is %.0f s old, or the clocks differ".formatted(age)));
    }
    return finite(pair.path(1).asText());
  }

  private static Optional<Answer> finite(String value) {
    return switch (value) {
      case "NaN", "+Inf", "-Inf" -> Optional.of(nothing("it is " + value));
      default -> {
        try {
          double number = Double.parseDouble(value);
          yield Optional.of(
              Double.isFinite(number) ? new Answer.Number(number) : nothing("it is " + number));
        } catch (NumberFormatException _) {
          yield Optional.empty();
        }
      }
    };
  }

  private static Answer nothing(String reason) {
    return new Answer.Nothing(Wording.oneLine(reason));
  }
}
