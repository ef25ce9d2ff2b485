package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.web.RetryAfter;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a forge answered.
///
/// @param body missing where it is no JSON
record Answer(int status, HttpHeaders headers, JsonNode body) {
  private static final int LONGEST = 300;
  private static final Duration LONGEST_REST = Duration.ofHours(1);
  private static final Duration USUAL_REST = Duration.ofMinutes(1);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

  boolean isGood() {
    return status / 100 == 2;
  }

  /// Also GitHub's 403, which says so in its headers.
  boolean isTooMuch() {
    return status == 429
        || (status == 403
            && (header("retry-after").isPresent()
                || header("x-ratelimit-remaining").filter("0"::equals).isPresent()));
  }

  /// Until when nothing is to be asked: an hour at most, whatever is said.
  Instant restUntil(Instant now) {
    Instant latest = now.plus(LONGEST_REST);
    Instant until =
        RetryAfter.in(headers, now)
            .or(() ->
                header("x-ratelimit-reset")
                    .filter(text -> NUMBER.matcher(text).matches())
                    .map(text -> Instant.ofEpochSecond(Long.parseLong(text))))
            .orElseGet(() -> now.plus(USUAL_REST));
    return until.isAfter(latest) ? latest : until;
  }

  /// What it says of itself, on one line.
  String words() {
    List<String> words = new ArrayList<>();
    collect(body.path("message"), words);
    collect(body.path("error"), words);
    collect(body.path("error_description"), words);
    body.path("errors")
        .forEach(each -> collect(each.has("message") ? each.get("message") : each, words));
    String all = String.join("; ", words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
  }

  private static void collect(JsonNode node, List<String> words) {
    if (node.isTextual()) {
      words.add(node.asText());
    } else {
      node.forEach(each -> collect(each, words));
    }
  }

  private Optional<String> header(String name) {
    return headers.firstValue(name).map(String::strip);
  }
}
