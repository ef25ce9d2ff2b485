package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// Lists in pages, by a cursor that names the last element of the page before.
///
/// Source: <https://docs.slack.dev/apis/web-api/pagination>.
final class Pages {
  private static final String MARK = "next_after:";

  private Pages() {}

  /// @param elements in the order of the list
  /// @param more what is left after these
  record Page<T>(List<T> elements, boolean more, String nextCursor) {
    Page {
      elements = List.copyOf(elements);
    }

    JsonObject metadata() {
      return JsonObject.of("next_cursor", nextCursor);
    }
  }

  /// @param name what tells elements apart; letters, digits and dots
  /// @throws RefusedException `invalid_cursor`, `invalid_limit`
  static <T> Page<T> page(
      List<T> all, Function<T, String> name, Arguments arguments, int fallbackLimit)
      throws RefusedException {
    int limit = arguments.limit(fallbackLimit);
    int from = arguments.text("cursor").isEmpty() ? 0 : after(all, name, arguments);
    int to = Math.min(all.size(), from + limit);
    boolean more = to < all.size();
    String cursor = more ? encoded(name.apply(all.get(to - 1))) : "";
    return new Page<>(all.subList(from, to), more, cursor);
  }

  private static <T> int after(List<T> all, Function<T, String> name, Arguments arguments)
      throws RefusedException {
    String last = decoded(arguments.text("cursor").orElse(""));
    for (int i = 0; i < all.size(); i++) {
      if (name.apply(all.get(i)).equals(last)) {
        return i + 1;
      }
    }
    throw new RefusedException("invalid_cursor");
  }

  private static String encoded(String name) {
    return Base64.getEncoder().encodeToString((MARK + name).getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) throws RefusedException {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException _) {
      // Refused below, as one that is ours but of another list.
    }
    throw new RefusedException("invalid_cursor");
  }
}
