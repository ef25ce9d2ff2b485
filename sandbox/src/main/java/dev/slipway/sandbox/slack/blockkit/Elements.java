package dev.slipway.sandbox.slack.blockkit;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks what can be clicked, chosen and filled in.
///
/// Source: <https://docs.slack.dev/reference/block-kit/block-elements> and
/// <https://docs.slack.dev/reference/block-kit/composition-objects>.
final class Elements {
  private static final int LONGEST_PLACEHOLDER = 150;
  private static final Set<String> CHOICES =
      Set.of(
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "radio_buttons",
          "checkboxes",
          "datepicker",
          "timepicker");
  private static final Set<String> MULTI =
      Set.of(
          "multi_static_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select");
  private static final Set<String> TYPED =
      Set.of(
          "plain_text_input",
          "email_text_input",
          "url_text_input",
          "number_input",
          "rich_text_input",
          "file_input",
          "datetimepicker");
  private static final Set<String> COMMON =
      Set.of("type", "action_id", "confirm", "placeholder", "focus_on_load");

  private final Findings findings;

  Elements(Findings findings) {
    this.findings = findings;
  }

  /// Beside a section's text.
  void accessory(JsonObject element, String pointer) {
    String type = type(element);
    if (type.equals("image")) {
      image(element, pointer);
    } else if (MULTI.contains(type)) {
      choice(element, pointer, type);
    } else {
      action(element, pointer);
    }
  }

  /// In a block of actions.
  void action(JsonObject element, String pointer) {
    String type = type(element);
    if (type.equals("button")) {
      button(element, pointer);
    } else if (type.equals("overflow")) {
      overflow(element, pointer);
    } else if (CHOICES.contains(type)) {
      choice(element, pointer, type);
    } else if (!type.equals("datetimepicker") && !type.equals("workflow_button")) {
      findings.add("unsupported type: " + type, pointer + "/type");
    }
  }

  /// In an input.
  void input(JsonObject element, String pointer) {
    String type = type(element);
    if (CHOICES.contains(type) || MULTI.contains(type)) {
      choice(element, pointer, type);
    } else if (TYPED.contains(type)) {
      typed(element, pointer, type);
    } else {
      findings.add("unsupported type: " + type, pointer + "/type");
    }
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/image-element>
  void image(JsonObject element, String pointer) {
    findings.keys(element, pointer, Set.of("type", "alt_text"), Set.of("image_url", "slack_file"));
    if (!element.has("image_url") && !element.has("slack_file")) {
      findings.add("missing required field: image_url", pointer);
    }
    findings.string(element, pointer, "alt_text", 2_000);
    findings.string(element, pointer, "image_url", 3_000);
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/button-element>
  private void button(JsonObject element, String pointer) {
    findings.keys(
        element,
        pointer,
        Set.of("type", "text"),
        Set.of("action_id", "url", "value", "style", "confirm", "accessibility_label"));
    common(element, pointer);
    findings.plainText(element, pointer, "text", 75);
    findings.string(element, pointer, "value", 2_000);
    findings.string(element, pointer, "url", 3_000);
    findings.string(element, pointer, "accessibility_label", 75);
    style(element, pointer);
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element>
  private void overflow(JsonObject element, String pointer) {
    findings.keys(element, pointer, Set.of("type", "options"), Set.of("action_id", "confirm"));
    common(element, pointer);
    options(findings.items(element, pointer, "options", 1, 5), pointer + "/options");
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element> and its
  /// neighbours.
  private void choice(JsonObject element, String pointer, String type) {
    findings.keys(element, pointer, required(element, type), allowed(type));
    common(element, pointer);
    int most = type.equals("radio_buttons") || type.equals("checkboxes") ? 10 : 100;
    options(findings.items(element, pointer, "options", 1, most), pointer + "/options");
    List<JsonObject> groups = findings.items(element, pointer, "option_groups", 1, 100);
    for (int i = 0; i < groups.size(); i++) {
      String at = pointer + "/option_groups/" + i;
      findings.keys(groups.get(i), at, Set.of("label", "options"), Set.of());
      findings.plainText(groups.get(i), at, "label", 75);
      options(findings.items(groups.get(i), at, "options", 1, 100), at + "/options");
    }
  }

  private static Set<String> required(JsonObject element, String type) {
    boolean listed =
        (type.endsWith("static_select") && !element.has("option_groups"))
            || type.equals("radio_buttons")
            || type.equals("checkboxes");
    return listed ? Set.of("type", "options") : Set.of("type");
  }

  private static Set<String> allowed(String type) {
    Set<String> allowed = new HashSet<>(COMMON);
    boolean menu = type.endsWith("static_select");
    if (menu || type.equals("radio_buttons") || type.equals("checkboxes")) {
      allowed.addAll(Set.of("options", "initial_option", "initial_options"));
    }
    if (menu) {
      allowed.add("option_groups");
    }
    if (type.endsWith("external_select")) {
      allowed.addAll(Set.of("min_query_length", "initial_option", "initial_options"));
    }
    if (type.startsWith("multi_")) {
      allowed.add("max_selected_items");
    }
    allowed.addAll(
        switch (type) {
          case "users_select" -> Set.of("initial_user");
          case "multi_users_select" -> Set.of("initial_users");
          case "conversations_select", "channels_select" ->
              Set.of(
                  "initial_conversation",
                  "initial_channel",
                  "response_url_enabled",
                  "default_to_current_conversation",
                  "filter");
          case "multi_conversations_select", "multi_channels_select" ->
              Set.of(
                  "initial_conversations", "initial_channels",
                  "default_to_current_conversation", "filter");
          case "datepicker" -> Set.of("initial_date");
          case "timepicker" -> Set.of("initial_time", "timezone");
          default -> Set.of();
        });
    return allowed;
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element>
  private void typed(JsonObject element, String pointer, String type) {
    common(element, pointer);
    if (type.equals("plain_text_input")) {
      Set<String> allowed = new HashSet<>(COMMON);
      allowed.addAll(
          Set.of(
              "initial_value", "multiline", "min_length", "max_length", "dispatch_action_config"));
      findings.keys(element, pointer, Set.of("type"), allowed);
      for (String key : Set.of("min_length", "max_length")) {
        if (element.number(key).map(Number::intValue).orElse(0) > 3_000) {
          findings.add("must be less than 3001", pointer + "/" + key);
        }
      }
    }
    if (type.equals("number_input") && !element.has("is_decimal_allowed")) {
      findings.add("missing required field: is_decimal_allowed", pointer);
    }
  }

  /// <https://docs.slack.dev/reference/block-kit/composition-objects/option-object>
  private void options(List<JsonObject> options, String pointer) {
    for (int i = 0; i < options.size(); i++) {
      JsonObject option = options.get(i);
      String at = pointer + "/" + i;
      findings.keys(option, at, Set.of("text", "value"), Set.of("description", "url"));
      findings.text(option, at, "text", 75);
      findings.string(option, at, "value", 150);
      findings.text(option, at, "description", 75);
    }
  }

  private void common(JsonObject element, String pointer) {
    findings.string(element, pointer, "action_id", BlockKit.LONGEST_ID);
    findings.plainText(element, pointer, "placeholder", LONGEST_PLACEHOLDER);
    element.object("confirm").ifPresent(dialog -> confirmation(dialog, pointer + "/confirm"));
  }

  /// <https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object>
  private void confirmation(JsonObject dialog, String pointer) {
    findings.keys(dialog, pointer, Set.of("title", "text"), Set.of("confirm", "deny", "style"));
    findings.plainText(dialog, pointer, "title", 100);
    findings.text(dialog, pointer, "text", 300);
    findings.plainText(dialog, pointer, "confirm", 30);
    findings.plainText(dialog, pointer, "deny", 30);
    style(dialog, pointer);
  }

  private void style(JsonObject element, String pointer) {
    element
        .text("style")
        .filter(style -> !style.equals("primary") && !style.equals("danger"))
        .ifPresent(style -> findings.add("must be a valid enum value", pointer + "/style"));
  }

  private static String type(JsonObject element) {
    return element.textOr("type", "");
  }
}
