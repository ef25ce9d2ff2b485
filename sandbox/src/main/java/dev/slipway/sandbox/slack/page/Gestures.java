package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.People;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;

/// From what the page sends to what a person does.
final class Gestures {
  private static final JsonObject DONE = JsonObject.of("ok", true);

  private final People people;

  Gestures(People people) {
    this.people = people;
  }

  /// @param act `user`, `kind` and what that kind needs
  /// @return `ok`, and `options` where it asked for them
  /// @throws RefusedException `invalid_arguments` where something is missing, and what [People]
  ///   refuses
  JsonObject perform(JsonObject act) throws RefusedException {
    String user = needed(act, "user");
    String kind = needed(act, "kind");
    switch (kind) {
      case "command" -> people.typeCommand(user, needed(act, "channel"), needed(act, "line"));
      case "message" ->
          people.postMessage(user, needed(act, "channel"), needed(act, "text"), act.text("thread"));
      case "delete" -> people.deleteMessage(user, needed(act, "channel"), needed(act, "ts"));
      case "react" ->
          people.react(user, needed(act, "channel"), needed(act, "ts"), needed(act, "name"));
      case "unreact" ->
          people.unreact(user, needed(act, "channel"), needed(act, "ts"), needed(act, "name"));
      case "press" -> people.pressButton(user, surface(act), needed(act, "action"));
      case "choose" ->
          people.choose(user, surface(act), needed(act, "action"), act.texts("values"));
      case "suggest" -> {
        return DONE.with(
            "options",
            people.suggest(user, surface(act), needed(act, "action"), act.textOr("typed", "")));
      }
      case "submit" -> people.submitView(user, needed(act, "view"));
      case "close" -> people.closeView(user, needed(act, "view"), act.flag("all"));
      case "home" -> people.openHome(user);
      default -> throw new RefusedException("invalid_arguments");
    }
    return DONE;
  }

  private static Surface surface(JsonObject act) throws RefusedException {
    return act.has("view")
        ? new Surface.InView(needed(act, "view"))
        : new Surface.InMessage(needed(act, "channel"), needed(act, "ts"));
  }

  private static String needed(JsonObject act, String key) throws RefusedException {
    return act.text(key).orElseThrow(() -> new RefusedException("invalid_arguments"));
  }
}
