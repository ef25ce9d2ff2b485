package dev.slipway.bot.alert.alertmanager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.bot.alert.AlertGroup;
import dev.slipway.bot.alert.AlertGroup.Status;
import dev.slipway.bot.alert.MalformedAlertsException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads what Alertmanager's webhook posts, in its version 4. Of many alerts only what they share
/// is kept: it is one thing for whoever is called.
///
/// | Key | Kept as |
/// |---|---|
/// | `groupKey` | the group's key |
/// | `status` | `firing` or `resolved`, of the group; a firing one may hold resolved alerts |
/// | `commonLabels`, `commonAnnotations` | at most 64 of each, of at most 1,000 characters |
/// | `alerts` | how many of them fire |
public final class AlertmanagerPayload {
  private static final String VERSION = "4";
  private static final int MOST = 64;
  private static final int LONGEST = 1_000;
  private static final int DEEPEST = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private AlertmanagerPayload() {}

  public static AlertGroup read(byte[] body) throws MalformedAlertsException {
    JsonNode payload = json(body);
    String version = payload.path("version").asText();
    if (!version.equals(VERSION)) {
      throw new MalformedAlertsException(
          "expected the webhook's version \"4\", not \"" + shortened(version) + "\"");
    }
    String key = payload.path("groupKey").asText();
    if (key.isBlank()) {
      throw new MalformedAlertsException("\"groupKey\" is missing");
    }
    return new AlertGroup(
        key,
        status(payload.path("status").asText()),
        texts(payload.path("commonLabels")),
        texts(payload.path("commonAnnotations")),
        firing(payload.path("alerts")));
  }

  private static JsonNode json(byte[] body) throws MalformedAlertsException {
    try {
      JsonNode payload = JSON.readTree(body);
      if (!payload.isObject()) {
        throw new MalformedAlertsException("expected a JSON object");
      }
      return payload;
    } catch (JsonProcessingException e) {
      throw new MalformedAlertsException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new MalformedAlertsException("cannot be read: " + e.getMessage(), e);
    }
  }

  private static Status status(String word) throws MalformedAlertsException {
    return switch (word) {
      case "firing" -> Status.FIRING;
      case "resolved" -> Status.RESOLVED;
      default ->
          throw new MalformedAlertsException(
              "\"status\" is firing or resolved, not \"" + shortened(word) + "\"");
    };
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .properties()
        .forEach(each -> {
          if (texts.size() < MOST) {
            texts.put(shortened(each.getKey()), shortened(each.getValue().asText()));
          }
        });
    return texts;
  }

  private static int firing(JsonNode alerts) {
    int firing = 0;
    for (JsonNode alert : alerts) {
      firing += alert.path("status").asText().equals("firing") ? 1 : 0;
    }
    return firing;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
