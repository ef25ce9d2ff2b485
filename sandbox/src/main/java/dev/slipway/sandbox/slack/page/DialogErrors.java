package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is wrong with the dialogs that are open, until they change. Safe for several threads.
final class DialogErrors {
  private final Map<String, Refusal> refusals = new HashMap<>();
  private int count;

  /// @param count differs from refusal to refusal, also where the errors are the same
  private record Refusal(int count, Map<String, String> errors) {}

  synchronized void note(Change change) {
    switch (change) {
      case Change.ViewRefused(View view, Map<String, String> errors) ->
          refusals.put(view.id(), new Refusal(++count, errors));
      case Change.ViewUpdated(View view) -> refusals.remove(view.id());
      case Change.ViewGone(View view) -> refusals.remove(view.id());
      case Change _ -> {
        // Nothing else bears on a dialog's errors.
      }
    }
  }

  /// `{count, fields: {block_id: text}}`
  synchronized Optional<JsonObject> of(String view) {
    return Optional.ofNullable(refusals.get(view))
        .map(refusal ->
            JsonObject.of("count", refusal.count(), "fields", JsonObject.of(refusal.errors())));
  }
}
