package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// Block Kit in few words, for tests.
final class Kit {
  private Kit() {}

  static JsonObject plain(String text) {
    return JsonObject.of("type", "plain_text", "text", text);
  }

  static JsonObject mrkdwn(String text) {
    return JsonObject.of("type", "mrkdwn", "text", text);
  }

  static JsonObject header(String text) {
    return JsonObject.of("type", "header", "text", plain(text));
  }

  static JsonObject section(String text) {
    return JsonObject.of("type", "section", "text", mrkdwn(text));
  }

  static JsonObject fields(String... texts) {
    return JsonObject.of("type", "section")
        .with("fields", Stream.of(texts).map(Kit::mrkdwn).toList());
  }

  static JsonObject context(String... texts) {
    return JsonObject.of("type", "context")
        .with("elements", Stream.of(texts).map(Kit::mrkdwn).toList());
  }

  static JsonObject actions(JsonObject... elements) {
    return JsonObject.of("type", "actions", "elements", List.of(elements));
  }

  static JsonObject button(String action, String text) {
    return JsonObject.of("type", "button", "action_id", action)
        .with("text", plain(text))
        .with("value", action);
  }

  static JsonObject asking(JsonObject button, String question) {
    JsonObject confirm =
        JsonObject.of("title", plain("Are you sure?"), "text", mrkdwn(question))
            .with("confirm", plain("Yes, do it"))
            .with("deny", plain("No"));
    return button.with("confirm", confirm);
  }

  static JsonObject option(String value) {
    return JsonObject.of("text", plain(value), "value", value);
  }

  static JsonObject select(String action, String placeholder, String... values) {
    return JsonObject.of("type", "static_select", "action_id", action)
        .with("placeholder", plain(placeholder))
        .with("options", Stream.of(values).map(Kit::option).toList());
  }

  static JsonObject searched(String action, String placeholder) {
    return JsonObject.of("type", "external_select", "action_id", action)
        .with("placeholder", plain(placeholder))
        .with("min_query_length", 0);
  }

  static JsonObject typed(String action, boolean multiline) {
    return JsonObject.of("type", "plain_text_input", "action_id", action)
        .with("multiline", multiline);
  }

  static JsonObject input(String block, String label, JsonObject element) {
    return JsonObject.of("type", "input", "block_id", block)
        .with("label", plain(label))
        .with("element", element);
  }

  static JsonObject modal(String title, JsonObject... blocks) {
    return JsonObject.of("type", "modal", "title", plain(title))
        .with("submit", plain("Ship it"))
        .with("close", plain("Cancel"))
        .with("blocks", List.of(blocks));
  }

  static JsonObject home(JsonObject... blocks) {
    return JsonObject.of("type", "home", "blocks", List.of(blocks));
  }
}
