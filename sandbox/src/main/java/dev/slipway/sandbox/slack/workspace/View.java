package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A dialog, or a person's App Home.
///
/// @param user the only person who sees it
/// @param content what the app sent: `type`, `title`, `blocks`, `private_metadata`, ...; each block
///   with its `block_id`
/// @param hash changes with every update
/// @param root id of the lowest dialog of the stack
/// @param previous id of the dialog below
/// @param values what the person has entered, as `block_id` to `action_id` to value
public record View(
    String id,
    String user,
    JsonObject content,
    String hash,
    String root,
    Optional<String> previous,
    JsonObject values) {
  public boolean isHome() {
    return content.textOr("type", "").equals("home");
  }

  public List<JsonObject> blocks() {
    return content.objects("blocks");
  }

  View showing(JsonObject other, String newHash, JsonObject entered) {
    return new View(id, user, other, newHash, root, previous, entered);
  }
}
