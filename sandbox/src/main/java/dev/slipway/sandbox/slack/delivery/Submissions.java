package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.blockkit.ViewCheck;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an app may answer to a submitted dialog: nothing, `errors`, `update`, `push`, `clear`.
///
/// Source: <https://docs.slack.dev/surfaces/modals>, "Handling and responding to interactions".
final class Submissions {
  private final Workspace workspace;

  Submissions(Workspace workspace) {
    this.workspace = workspace;
  }

  /// @return whether it was understood; what was not leaves the dialog open
  boolean answered(Act.ViewSubmitted submitted, String body) {
    try {
      JsonObject answer = body.isBlank() ? JsonObject.EMPTY : JsonObject.parse(body);
      switch (answer.textOr("response_action", "")) {
        case "" -> workspace.screens().close(submitted.view());
        case "clear" -> workspace.screens().closeAll(submitted.user());
        case "update" -> {
          JsonObject view = checked(answer);
          workspace.screens().update(submitted.view().id(), Optional.empty(), view);
        }
        case "push" -> workspace.screens().pushOver(submitted.user(), checked(answer));
        case "errors" -> workspace.screens().refuse(submitted.view(), errors(submitted, answer));
        default -> {
          return false;
        }
      }
      return true;
    } catch (MalformedJsonException | RefusedException _) {
      return false;
    }
  }

  private static JsonObject checked(JsonObject answer) throws RefusedException {
    JsonObject view = answer.object("view").orElse(JsonObject.EMPTY);
    ViewCheck.modal(view);
    return view;
  }

  /// Each must stand at an input of the dialog.
  private static Map<String, String> errors(Act.ViewSubmitted submitted, JsonObject answer)
      throws RefusedException {
    JsonObject given = answer.object("errors").orElse(JsonObject.EMPTY);
    List<String> inputs =
        submitted.view().blocks().stream()
            .filter(block -> block.textOr("type", "").equals("input"))
            .map(block -> block.textOr("block_id", ""))
            .toList();
    Map<String, String> errors = new HashMap<>();
    given.keys().forEach(block -> errors.put(block, given.textOr(block, "")));
    if (errors.isEmpty() || !inputs.containsAll(errors.keySet())) {
      throw new RefusedException("invalid_errors");
    }
    return errors;
  }
}
