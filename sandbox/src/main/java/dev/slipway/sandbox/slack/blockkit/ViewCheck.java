package dev.slipway.sandbox.slack.blockkit;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks dialogs and App Homes as Slack does.
///
/// Source: <https://docs.slack.dev/reference/views/modal-views>,
/// <https://docs.slack.dev/reference/views/home-tab-views>.
public final class ViewCheck {
  private static final int LARGEST = 250 * 1024;
  private static final Set<String> SHARED =
      Set.of("private_metadata", "callback_id", "external_id");
  private static final Set<String> MODAL =
      Set.of("close", "submit", "clear_on_close", "notify_on_close", "submit_disabled");

  private ViewCheck() {}

  /// @throws RefusedException `view_too_large`, `invalid_arguments` with the places
  public static void modal(JsonObject view) throws RefusedException {
    check(view, "modal");
  }

  /// @throws RefusedException `view_too_large`, `invalid_arguments` with the places
  public static void home(JsonObject view) throws RefusedException {
    check(view, "home");
  }

  private static void check(JsonObject view, String type) throws RefusedException {
    if (view.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw new RefusedException("view_too_large");
    }
    boolean modal = type.equals("modal");
    Findings findings = new Findings();
    Set<String> optional = new HashSet<>(SHARED);
    optional.addAll(modal ? MODAL : Set.of());
    findings.keys(
        view,
        "/view",
        modal ? Set.of("type", "title", "blocks") : Set.of("type", "blocks"),
        optional);
    if (!view.textOr("type", type).equals(type)) {
      findings.add("unsupported type: " + view.textOr("type", ""), "/view/type");
    }
    limits(view, findings);
    List<JsonObject> blocks = findings.items(view, "/view", "blocks", 0, Integer.MAX_VALUE);
    List<String> problems = new ArrayList<>(findings.messages());
    problems.addAll(BlockKit.problems(blocks, modal ? Place.MODAL : Place.HOME, "/view/blocks"));
    boolean asks = blocks.stream().anyMatch(block -> block.textOr("type", "").equals("input"));
    if (modal && asks && !view.has("submit")) {
      problems.add("`submit` is required when `blocks` contains an `input` [json-pointer:/view]");
    }
    if (!problems.isEmpty()) {
      throw new RefusedException("invalid_arguments", problems);
    }
  }

  private static void limits(JsonObject view, Findings findings) {
    findings.plainText(view, "/view", "title", 24);
    findings.plainText(view, "/view", "submit", 24);
    findings.plainText(view, "/view", "close", 24);
    // An empty one of these is as good as none.
    JsonObject given = view;
    for (String key : SHARED) {
      given = view.textOr(key, "").isEmpty() ? given.without(key) : given;
    }
    findings.string(given, "/view", "private_metadata", 3_000);
    findings.string(given, "/view", "callback_id", 255);
    findings.string(given, "/view", "external_id", 255);
  }
}
