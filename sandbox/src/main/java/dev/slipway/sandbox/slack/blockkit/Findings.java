package dev.slipway.sandbox.slack.blockkit;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is wrong with blocks, in Slack's words with the place: `no more than 50 items allowed
/// [json-pointer:/blocks]`.
final class Findings {
  private static final Set<String> ONLY_PLAIN = Set.of("plain_text");
  private static final Set<String> ANY = Set.of("plain_text", "mrkdwn");

  private final List<String> messages = new ArrayList<>();

  List<String> messages() {
    return List.copyOf(messages);
  }

  void add(String message, String pointer) {
    messages.add(message + " [json-pointer:" + pointer + "]");
  }

  /// The keys that an object must and may have.
  void keys(JsonObject object, String pointer, Set<String> required, Set<String> optional) {
    for (String key : required) {
      if (!object.has(key)) {
        add("missing required field: " + key, pointer);
      }
    }
    for (String key : object.keys()) {
      if (!required.contains(key) && !optional.contains(key)) {
        add("invalid additional property: " + key, pointer);
      }
    }
  }

  /// A text that may be absent.
  void string(JsonObject object, String pointer, String key, int longest) {
    String place = pointer + "/" + key;
    object
        .value(key)
        .ifPresent(value -> {
          if (value instanceof String text) {
            length(text, place, longest);
          } else {
            add("must be a string", place);
          }
        });
  }

  /// A list that may be absent.
  List<JsonObject> items(JsonObject object, String pointer, String key, int least, int most) {
    String place = pointer + "/" + key;
    if (!object.has(key)) {
      return List.of();
    }
    List<?> list = object.list(key).orElse(List.of());
    if (object.list(key).isEmpty() || object.objects(key).size() != list.size()) {
      add("must be an array of objects", place);
      return List.of();
    }
    if (list.size() < least) {
      add("no less than " + least + " items allowed", place);
    }
    if (list.size() > most) {
      add("no more than " + most + " items allowed", place);
    }
    return object.objects(key);
  }

  /// A text object that may be absent, plain or mrkdwn.
  void text(JsonObject object, String pointer, String key, int longest) {
    textObject(object, pointer, key, longest, ANY);
  }

  /// A text object that may be absent and must be plain.
  void plainText(JsonObject object, String pointer, String key, int longest) {
    textObject(object, pointer, key, longest, ONLY_PLAIN);
  }

  /// A text object.
  void text(JsonObject text, String pointer, int longest) {
    textObject(text, pointer, longest, ANY);
  }

  private void textObject(
      JsonObject object, String pointer, String key, int longest, Set<String> types) {
    String place = pointer + "/" + key;
    if (object.object(key).isPresent()) {
      textObject(object.object(key).orElseThrow(), place, longest, types);
    } else if (object.has(key)) {
      add("must be a text object", place);
    }
  }

  private void textObject(JsonObject text, String pointer, int longest, Set<String> types) {
    keys(text, pointer, Set.of("type", "text"), Set.of("emoji", "verbatim"));
    if (!types.contains(text.textOr("type", ""))) {
      add("unsupported type: " + text.textOr("type", ""), pointer + "/type");
    }
    if (text.has("emoji") && text.textOr("type", "").equals("mrkdwn")) {
      add("invalid additional property: emoji", pointer);
    }
    string(text, pointer, "text", longest);
  }

  private void length(String text, String place, int longest) {
    if (text.isEmpty()) {
      add("must be more than 0 characters", place);
    }
    if (text.codePointCount(0, text.length()) > longest) {
      add("must be less than " + (longest + 1) + " characters", place);
    }
  }
}
