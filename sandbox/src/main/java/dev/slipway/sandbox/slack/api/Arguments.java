package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a method is called with: a form, JSON, or a query.
///
/// Source: <https://docs.slack.dev/apis/web-api>, "Basic features": with JSON, the token must be in
/// the header; in forms, structured arguments are texts that hold JSON.
final class Arguments {
  private static final Set<String> STRUCTURED = Set.of("blocks", "attachments", "metadata", "view");
  private static final Set<String> FLAGS =
      Set.of(
          "reply_broadcast",
          "unfurl_links",
          "unfurl_media",
          "include_all_metadata",
          "inclusive",
          "exclude_archived",
          "include_users",
          "return_im",
          "full");

  private final JsonObject values;
  private final Optional<String> token;
  private final List<String> warnings;

  private Arguments(JsonObject values, Optional<String> token, List<String> warnings) {
    this.values = values;
    this.token = token;
    this.warnings = List.copyOf(warnings);
  }

  /// @throws RefusedException `invalid_json`, `json_not_object`, `invalid_post_type`,
  ///   `missing_post_type`
  static Arguments of(Call call) throws RefusedException {
    Optional<String> bearer = bearer(call);
    JsonObject query = form(Call.fields(call.query()));
    return switch (call.mediaType()) {
      case "application/json" ->
          new Arguments(query.withAll(json(call.body())), bearer, charsetWarning(call));
      case "application/x-www-form-urlencoded" ->
          ofForm(query.withAll(form(Call.fields(call.body()))), bearer);
      case String _ when call.body().isEmpty() -> ofForm(query, bearer);
      case "" -> throw new RefusedException("missing_post_type");
      default -> throw new RefusedException("invalid_post_type");
    };
  }

  private static Arguments ofForm(JsonObject values, Optional<String> bearer) {
    return new Arguments(values, bearer.or(() -> values.text("token")), List.of());
  }

  private static List<String> charsetWarning(Call call) {
    return call.header("content-type").contains("charset") ? List.of() : List.of("missing_charset");
  }

  Optional<String> token() {
    return token;
  }

  List<String> warnings() {
    return warnings;
  }

  JsonObject all() {
    return values;
  }

  /// Absent also where it is empty.
  Optional<String> text(String name) {
    return values
        .value(name)
        .filter(value -> value instanceof String || value instanceof Number)
        .map(String::valueOf)
        .filter(text -> !text.isEmpty());
  }

  /// @throws RefusedException `invalid_arguments`, naming it
  String required(String name) throws RefusedException {
    return text(name).orElseThrow(() -> missing(name));
  }

  /// @throws RefusedException `invalid_arguments`, naming it
  JsonObject requiredObject(String name) throws RefusedException {
    if (!values.has(name)) {
      throw missing(name);
    }
    return values
        .object(name)
        .orElseThrow(() ->
            new RefusedException(
                "invalid_arguments", List.of("must be an object [json-pointer:/" + name + "]")));
  }

  boolean flag(String name) {
    return values.flag(name);
  }

  /// @throws RefusedException `invalid_limit` unless it is a number from 1 to 1,000
  int limit(int fallback) throws RefusedException {
    String text = text("limit").orElse(String.valueOf(fallback));
    if (!text.matches("\\d{1,4}") || text.matches("0+") || Integer.parseInt(text) > 1_000) {
      throw new RefusedException("invalid_limit");
    }
    return Integer.parseInt(text);
  }

  private static RefusedException missing(String name) {
    return new RefusedException("invalid_arguments", List.of("missing required field: " + name));
  }

  private static Optional<String> bearer(Call call) {
    String header = call.header("authorization");
    return header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(header.substring(7).strip())
        : Optional.empty();
  }

  private static JsonObject json(String body) throws RefusedException {
    try {
      return JsonObject.parse(body);
    } catch (MalformedJsonException _) {
      boolean array = body.strip().startsWith("[");
      throw new RefusedException(array ? "json_not_object" : "invalid_json");
    }
  }

  private static JsonObject form(Map<String, String> fields) {
    JsonObject values = JsonObject.EMPTY;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String name = field.getKey();
      String text = field.getValue();
      if (FLAGS.contains(name)) {
        values = values.with(name, text.equals("1") || text.equalsIgnoreCase("true"));
      } else if (STRUCTURED.contains(name)) {
        values = text.isBlank() ? values : values.with(name, structured(text));
      } else {
        values = values.with(name, text);
      }
    }
    return values;
  }

  /// What is not JSON stays a text, which the methods refuse in their own words.
  private static Object structured(String text) {
    try {
      return text.strip().startsWith("[") ? JsonObject.parseList(text) : JsonObject.parse(text);
    } catch (MalformedJsonException _) {
      return text;
    }
  }
}
