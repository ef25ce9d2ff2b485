package dev.slipway.sandbox.slack.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A request that arrived.
///
/// @param path decoded, without the query
/// @param query as it came, without `?`; empty where there is none
/// @param headers by names in small letters; the last one where a name came twice
/// @param body as text in UTF-8
public record Call(
    String method, String path, String query, Map<String, String> headers, String body) {
  public Call {
    headers = Map.copyOf(headers);
  }

  /// Empty where it did not come.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// The content type without its parameters, in small letters; empty where there is none.
  public String mediaType() {
    return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /// Fields of a form or a query. Of several with the same name, the last one.
  public static Map<String, String> fields(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (!sides[0].isEmpty()) {
        fields.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      // A stray percent sign stands for itself.
      return text;
    }
  }
}
