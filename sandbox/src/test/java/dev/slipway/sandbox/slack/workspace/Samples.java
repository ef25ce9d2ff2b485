package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// Blocks and views for tests.
public final class Samples {
  private Samples() {}

  public static JsonObject plain(String text) {
    return JsonObject.of("type", "plain_text", "text", text);
  }

  public static JsonObject button(String actionId, String value) {
    return JsonObject.of("type", "button", "action_id", actionId)
        .with("text", plain(actionId))
        .with("value", value);
  }

  public static JsonObject select(String actionId, String... values) {
    List<JsonObject> options =
        Stream.of(values)
            .map(value -> JsonObject.of("text", plain("option"), "value", value))
            .toList();
    return JsonObject.of("type", "static_select", "action_id", actionId).with("options", options);
  }

  public static JsonObject actions(JsonObject... elements) {
    return JsonObject.of("type", "actions", "elements", List.of(elements));
  }

  public static JsonObject input(String blockId, JsonObject element) {
    return JsonObject.of("type", "input", "block_id", blockId)
        .with("label", plain(blockId))
        .with("element", element);
  }

  public static JsonObject textInput(String actionId) {
    return JsonObject.of("type", "plain_text_input", "action_id", actionId);
  }

  public static JsonObject modal(String title, JsonObject... blocks) {
    return JsonObject.of("type", "modal", "title", plain(title))
        .with("submit", plain("Go"))
        .with("blocks", List.of(blocks));
  }
}
