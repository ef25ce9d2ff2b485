package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;
import java.util.Map;

/// What the message box offers while a command is typed.
///
/// @param lines in the order in which they are offered
/// @param words for the placeholders of lines, by their names
public record Suggestions(List<Line> lines, Map<String, List<String>> words) {
  /// The box offers nothing.
  public static final Suggestions NONE = new Suggestions(List.of(), Map.of());

  /// A way to write a command.
  ///
  /// @param grammar words, `{placeholder}` for one that is needed, `[placeholder]` for one that may
  ///   be left out: `/deploy {service} {environment} [version]`
  /// @param about what it does, in a few words
  public record Line(String grammar, String about) {
    JsonObject json() {
      return JsonObject.of("grammar", grammar, "about", about);
    }
  }

  public Suggestions {
    lines = List.copyOf(lines);
    words = Map.copyOf(words);
  }

  JsonObject json() {
    return JsonObject.of(
        "lines", lines.stream().map(Line::json).toList(), "words", JsonObject.of(words));
  }
}
