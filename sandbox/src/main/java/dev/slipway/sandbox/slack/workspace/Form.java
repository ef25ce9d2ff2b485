package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be entered into blocks, and how Slack writes down what was.
///
/// Source: <https://docs.slack.dev/reference/block-kit/block-elements> and
/// <https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload>.
final class Form {
  private static final Map<String, String> SINGLE =
      Map.of(
          "users_select", "selected_user",
          "conversations_select", "selected_conversation",
          "channels_select", "selected_channel",
          "datepicker", "selected_date",
          "timepicker", "selected_time",
          "plain_text_input", "value",
          "email_text_input", "value",
          "url_text_input", "value",
          "number_input", "value");
  private static final Map<String, String> SEVERAL =
      Map.of(
          "multi_users_select", "selected_users",
          "multi_conversations_select", "selected_conversations",
          "multi_channels_select", "selected_channels");

  /// <https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element>.
  private static final int LONGEST_TEXT = 3_000;

  private Form() {}

  /// An element that can be clicked or filled in, and the block that it stands in.
  record Field(JsonObject block, JsonObject element) {
    String blockId() {
      return block.textOr("block_id", "");
    }

    String actionId() {
      return element.textOr("action_id", "");
    }

    String type() {
      return element.textOr("type", "");
    }

    boolean isRequired() {
      return block.textOr("type", "").equals("input") && !block.flag("optional");
    }
  }

  static List<Field> fields(List<JsonObject> blocks) {
    List<Field> fields = new ArrayList<>();
    for (JsonObject block : blocks) {
      Stream.of(
              block.object("accessory").stream(),
              block.object("element").stream(),
              block.objects("elements").stream())
          .flatMap(each -> each)
          .filter(element -> element.has("action_id"))
          .forEach(element -> fields.add(new Field(block, element)));
    }
    return fields;
  }

  /// What stands in the fields of blocks that nobody has touched.
  static JsonObject entered(List<JsonObject> blocks) {
    JsonObject values = JsonObject.EMPTY;
    for (Field field : fields(blocks)) {
      if (!field.type().equals("button") && !field.type().equals("overflow")) {
        JsonObject inBlock = values.object(field.blockId()).orElse(JsonObject.EMPTY);
        values = values.with(field.blockId(), inBlock.with(field.actionId(), initial(field)));
      }
    }
    return values;
  }

  /// What the app sees when a person has entered these values.
  ///
  /// @param offered options that the app supplied for the field, beside those that stand in it
  /// @throws RefusedException `invalid_option` when it is none of the options
  static JsonObject value(Field field, List<String> values, List<JsonObject> offered)
      throws RefusedException {
    JsonObject typed = JsonObject.of("type", field.type());
    String first = values.isEmpty() ? "" : values.getFirst();
    if (field.type().equals("button")) {
      return typed
          .with("value", field.element().text("value"))
          .with("text", field.element().object("text"));
    }
    if (SINGLE.containsKey(field.type())) {
      return values.isEmpty() ? typed : typed.with(SINGLE.getOrDefault(field.type(), ""), first);
    }
    if (SEVERAL.containsKey(field.type())) {
      return typed.with(SEVERAL.getOrDefault(field.type(), ""), values);
    }
    List<JsonObject> options = options(field, offered);
    List<JsonObject> chosen = new ArrayList<>();
    for (String value : values) {
      chosen.add(option(options, value));
    }
    boolean several = field.type().startsWith("multi_") || field.type().equals("checkboxes");
    if (several) {
      return typed.with("selected_options", chosen);
    }
    return chosen.isEmpty() ? typed : typed.with("selected_option", chosen.getFirst());
  }

  /// `block_id` to a sentence, for each input that must be filled in and is not, and for each text
  /// that is longer than it may be.
  static Map<String, String> wrong(View view) {
    Map<String, String> errors = new HashMap<>();
    for (Field field : fields(view.blocks())) {
      JsonObject value =
          view.values()
              .object(field.blockId())
              .flatMap(block -> block.object(field.actionId()))
              .orElse(JsonObject.EMPTY);
      if (field.isRequired() && isEmpty(value)) {
        errors.put(field.blockId(), "Please complete this required field.");
      }
      int longest = field.element().number("max_length").map(Number::intValue).orElse(LONGEST_TEXT);
      if (field.type().equals("plain_text_input") && value.textOr("value", "").length() > longest) {
        errors.put(field.blockId(), "Please enter at most " + longest + " characters.");
      }
    }
    return errors;
  }

  private static boolean isEmpty(JsonObject value) {
    return value.keys().stream()
        .filter(key -> !key.equals("type"))
        .noneMatch(key ->
            value.object(key).isPresent()
                || !value.textOr(key, "").isEmpty()
                || !value.list(key).orElse(List.of()).isEmpty());
  }

  private static JsonObject initial(Field field) {
    JsonObject element = field.element();
    JsonObject value = JsonObject.of("type", field.type());
    for (String key : element.keys()) {
      if (key.startsWith("initial_")) {
        String name = key.substring("initial_".length());
        String target = name.equals("value") ? name : "selected_" + name;
        value = value.with(target, element.value(key));
      }
    }
    return value;
  }

  private static List<JsonObject> options(Field field, List<JsonObject> offered) {
    return Stream.of(
            field.element().objects("options").stream(),
            field.element().objects("option_groups").stream()
                .flatMap(group -> group.objects("options").stream()),
            offered.stream(),
            offered.stream().flatMap(group -> group.objects("options").stream()))
        .flatMap(each -> each)
        .toList();
  }

  private static JsonObject option(List<JsonObject> options, String value) throws RefusedException {
    Optional<JsonObject> found =
        options.stream()
            .filter(option -> option.text("value").filter(value::equals).isPresent())
            .findFirst();
    return found.orElseThrow(() -> new RefusedException("invalid_option"));
  }
}
