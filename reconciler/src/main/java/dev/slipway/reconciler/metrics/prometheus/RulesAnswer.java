package dev.slipway.reconciler.metrics.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.reconciler.metrics.Metrics.Answer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an answer of `/api/v1/rules?type=alert` says of the alerts with some labels.
///
/// ```
/// {"status": "success", "data": {"groups": [{"rules": [
///   {"name": "HighErrors", "labels": {"severity": "critical"}, "health": "ok", "lastError": "", "alerts": [
///     {"labels": {"alertname": "HighErrors", ...}, "state": "firing", "activeAt": "2026-11-28T06:00:00.1Z"}]}]}]}}
/// ```
///
/// That nothing fires says something only where the rules that could fire are evaluated: without
/// any rule, or with one that fails or was not evaluated yet, nothing is known.
final class RulesAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> labels;
  private final Instant since;

  private RulesAnswer(Map<String, String> labels, Instant since) {
    this.labels = labels;
    this.since = since;
  }

  /// @return empty where this is not Prometheus' JSON
  static Optional<Answer> of(byte[] body, Map<String, String> labels, Instant since) {
    try {
      return new RulesAnswer(labels, since).read(JSON.readTree(body));
    } catch (IOException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<Answer> read(JsonNode root) {
    JsonNode groups = root.path("data").path("groups");
    if (!root.path("status").asText().equals("success") || !groups.isArray()) {
      return Optional.empty();
    }
    List<JsonNode> rules = new ArrayList<>();
    groups.forEach(group -> group.path("rules").forEach(rules::add));
    rules.removeIf(rule -> !couldMatch(rule));
    if (rules.isEmpty()) {
      return Optional.of(nothing("no alert rule could fire with such labels"));
    }
    Optional<JsonNode> unhealthy =
        rules.stream().filter(rule -> !rule.path("health").asText().equals("ok")).findFirst();
    return Optional.of(
        unhealthy
            .map(RulesAnswer::unevaluated)
            .orElseGet(() -> new Answer.Number(rules.stream().mapToInt(this::firing).sum())));
  }

  /// A rule's own labels are part of its alerts'; what it does not set may come from its series.
  private boolean couldMatch(JsonNode rule) {
    String name = rule.path("name").asText();
    return labels.getOrDefault("alertname", name).equals(name)
        && labels.entrySet().stream()
            .allMatch(label -> {
              JsonNode own = rule.path("labels").path(label.getKey());
              return own.isMissingNode()
                  || own.asText().contains("{{")
                  || own.asText().equals(label.getValue());
            });
  }

  private static Answer unevaluated(JsonNode rule) {
    String error = rule.path("lastError").asText();
    return nothing(
        "the alert rule %s %s"
            .formatted(
                rule.path("name").asText(),
                error.isEmpty() ? "was not evaluated yet" : "cannot be evaluated: " + error));
  }

  private int firing(JsonNode rule) {
    int count = 0;
    for (JsonNode alert : rule.path("alerts")) {
      boolean matches =
          labels.entrySet().stream()
              .allMatch(label ->
                  alert.path("labels").path(label.getKey()).asText().equals(label.getValue()));
      if (matches
          && alert.path("state").asText().equals("firing")
          && !OffsetDateTime.parse(alert.path("activeAt").asText()).toInstant().isBefore(since)) {
        count++;
      }
    }
    return count;
  }

  private static Answer nothing(String reason) {
    return new Answer.Nothing(Wording.oneLine(reason));
  }
}
