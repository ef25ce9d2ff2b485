package dev.slipway.sandbox.slack.blockkit;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks blocks as Slack does.
///
/// Source: <https://docs.slack.dev/reference/block-kit/blocks>; the limits stand in the pages of
/// the blocks, linked at each.
public final class BlockKit {
  static final int LONGEST_ID = 255;
  private static final Set<String> NOT_LOOKED_INTO =
      Set.of(
          "rich_text", "video", "table", "file", "alert", "card", "carousel", "task_card", "plan");

  private final Findings findings = new Findings();
  private final Elements elements = new Elements(findings);
  private final Set<String> blockIds = new HashSet<>();
  private final Place place;

  private BlockKit(Place place) {
    this.place = place;
  }

  /// @param pointer where the blocks stand in what was sent: `/blocks`, `/view/blocks`
  /// @return what is wrong, each with its place; empty when nothing is
  public static List<String> problems(List<JsonObject> blocks, Place place, String pointer) {
    BlockKit check = new BlockKit(place);
    if (blocks.size() > place.mostBlocks()) {
      check.findings.add("no more than " + place.mostBlocks() + " items allowed", pointer);
    }
    for (int i = 0; i < blocks.size(); i++) {
      check.block(blocks.get(i), pointer + "/" + i);
    }
    return check.findings.messages();
  }

  private void block(JsonObject block, String pointer) {
    if (!block.has("type")) {
      findings.add("missing required field: type", pointer);
      return;
    }
    findings.string(block, pointer, "block_id", LONGEST_ID);
    block
        .text("block_id")
        .filter(id -> !blockIds.add(id))
        .ifPresent(id -> findings.add("`block_id` " + id + " already exists", pointer));
    String type = block.textOr("type", "");
    switch (type) {
      case "section" -> section(block, pointer);
      case "divider" -> keys(block, pointer, Set.of(), Set.of());
      case "header" -> header(block, pointer);
      case "context" -> context(block, pointer);
      case "actions" -> actions(block, pointer);
      case "image" -> image(block, pointer);
      case "input" -> input(block, pointer);
      case "markdown" -> markdown(block, pointer);
      default -> {
        if (!NOT_LOOKED_INTO.contains(type)) {
          findings.add("unsupported type: " + type, pointer + "/type");
        }
      }
    }
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/section-block>
  private void section(JsonObject block, String pointer) {
    keys(block, pointer, Set.of(), Set.of("text", "fields", "accessory", "expand"));
    if (!block.has("text") && !block.has("fields")) {
      findings.add("must define either `text` or `fields`", pointer);
    }
    findings.text(block, pointer, "text", 3_000);
    List<JsonObject> fields = findings.items(block, pointer, "fields", 1, 10);
    for (int i = 0; i < fields.size(); i++) {
      findings.text(fields.get(i), pointer + "/fields/" + i, 2_000);
    }
    block
        .object("accessory")
        .ifPresent(element -> elements.accessory(element, pointer + "/accessory"));
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/header-block>
  private void header(JsonObject block, String pointer) {
    keys(block, pointer, Set.of("text"), Set.of());
    findings.plainText(block, pointer, "text", 150);
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/context-block>
  private void context(JsonObject block, String pointer) {
    keys(block, pointer, Set.of("elements"), Set.of());
    List<JsonObject> shown = findings.items(block, pointer, "elements", 1, 10);
    for (int i = 0; i < shown.size(); i++) {
      String at = pointer + "/elements/" + i;
      if (shown.get(i).textOr("type", "").equals("image")) {
        elements.image(shown.get(i), at);
      } else {
        findings.text(shown.get(i), at, 3_000);
      }
    }
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/actions-block>
  private void actions(JsonObject block, String pointer) {
    keys(block, pointer, Set.of("elements"), Set.of());
    Set<String> actionIds = new HashSet<>();
    List<JsonObject> offered = findings.items(block, pointer, "elements", 1, 25);
    for (int i = 0; i < offered.size(); i++) {
      String at = pointer + "/elements/" + i;
      elements.action(offered.get(i), at);
      offered
          .get(i)
          .text("action_id")
          .filter(id -> !actionIds.add(id))
          .ifPresent(id -> findings.add("`action_id` " + id + " already exists", at));
    }
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/image-block>
  private void image(JsonObject block, String pointer) {
    keys(block, pointer, Set.of("alt_text"), Set.of("image_url", "slack_file", "title"));
    if (!block.has("image_url") && !block.has("slack_file")) {
      findings.add("missing required field: image_url", pointer);
    }
    findings.string(block, pointer, "alt_text", 2_000);
    findings.string(block, pointer, "image_url", 3_000);
    findings.plainText(block, pointer, "title", 2_000);
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/input-block>
  private void input(JsonObject block, String pointer) {
    keys(block, pointer, Set.of("label", "element"), Set.of("dispatch_action", "hint", "optional"));
    findings.plainText(block, pointer, "label", 2_000);
    findings.plainText(block, pointer, "hint", 2_000);
    block.object("element").ifPresent(element -> elements.input(element, pointer + "/element"));
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/markdown-block>
  private void markdown(JsonObject block, String pointer) {
    keys(block, pointer, Set.of("text"), Set.of());
    findings.string(block, pointer, "text", 12_000);
    if (place != Place.MESSAGE) {
      findings.add("unsupported type: markdown", pointer + "/type");
    }
  }

  private void keys(JsonObject block, String pointer, Set<String> required, Set<String> optional) {
    Set<String> all = new HashSet<>(optional);
    all.add("type");
    all.add("block_id");
    findings.keys(block, pointer, required, all);
  }
}
