package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;

/// What a person does that the app is told of. What is merely seen by the app is a [Change].
public sealed interface Act {
  String user();

  /// @param command with its slash
  /// @param text what follows it
  /// @param trigger lets the app open a dialog within 3 s
  record CommandTyped(String user, String channel, String command, String text, String trigger)
      implements Act {}

  /// A button was pressed, something was chosen.
  ///
  /// @param action as the app sees it: `action_id`, `block_id`, `type` and the value
  /// @param values what is entered on that surface
  record ActionTaken(
      String user, Surface surface, JsonObject action, JsonObject values, String trigger)
      implements Act {}

  /// @param view as it was submitted, with its values; it closes when the app does not object
  record ViewSubmitted(String user, View view, String trigger) implements Act {}

  /// @param cleared whether the whole stack was closed at once
  record ViewClosed(String user, View view, boolean cleared) implements Act {}
}
