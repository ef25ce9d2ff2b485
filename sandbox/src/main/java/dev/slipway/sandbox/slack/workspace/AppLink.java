package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;

/// The way from people's acts to the app.
public interface AppLink {
  /// Hands an act on and returns at once. What comes of it, an answer or a failure, shows in the
  /// workspace. Called outside the workspace's lock, on the thread of who acts.
  void tell(Act act);

  /// The options for a select, or groups of them (`option_groups`' members); blocks for up to 3 s.
  ///
  /// @return empty when the app did not answer
  List<JsonObject> options(OptionsAsked asked);
}
