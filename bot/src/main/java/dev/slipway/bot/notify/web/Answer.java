package dev.slipway.bot.notify.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.bot.web.RetryAfter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What was answered.
///
/// @param body missing where it is no JSON
/// @param words what it says of itself, on one line and without a secret
record Answer(int status, JsonNode body, String words, Instant rest) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 300;
  private static final Duration USUAL_REST = Duration.ofMinutes(1);

  /// Those that another try may not get.
  private static final Set<Integer> PASSING = Set.of(408, 425);

  static Answer of(HttpResponse<byte[]> response, List<String> secrets, Instant now) {
    JsonNode body = read(response.body());
    return new Answer(
        response.statusCode(),
        body,
        words(body, secrets),
        RetryAfter.in(response.headers(), now).orElseGet(() -> now.plus(USUAL_REST)));
  }

  boolean isGood() {
    return status / 100 == 2;
  }

  boolean wantsRest() {
    return status == 429;
  }

  boolean mayPass() {
    return status / 100 == 5 || PASSING.contains(status);
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  /// Behind a number, for a sentence; nothing where it says nothing, or more than it should.
  private static String words(JsonNode body, List<String> secrets) {
    List<String> words = new ArrayList<>();
    for (String field : List.of("message", "error", "errors")) {
      collect(body.path(field), words);
    }
    String all = String.join("; ", words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (all.isEmpty() || secrets.stream().anyMatch(all::contains)) {
      return "";
    }
    return " (" + (all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all) + ")";
  }

  private static void collect(JsonNode node, List<String> words) {
    if (node.isTextual()) {
      words.add(node.asText());
    } else {
      node.forEach(each -> collect(each, words));
    }
  }
}
