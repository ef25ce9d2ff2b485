package dev.slipway.sandbox.slack.blockkit;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;

/// How much text blocks hold.
final class BlockTexts {
  private BlockTexts() {}

  /// The characters of every `text` in it, however deep.
  static int length(JsonObject block) {
    int length = 0;
    for (String key : block.keys()) {
      length += length(key, block.value(key).orElse(""));
    }
    return length;
  }

  private static int length(String key, Object value) {
    return switch (value) {
      case JsonObject object -> length(object);
      case List<?> list -> list.stream().mapToInt(each -> length("", each)).sum();
      case String text when key.equals("text") -> text.length();
      default -> 0;
    };
  }
}
