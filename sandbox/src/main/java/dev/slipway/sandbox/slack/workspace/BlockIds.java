package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Gives blocks and their elements the ids that Slack gives them where the app gave none, so that
/// everything that can be clicked has a name.
final class BlockIds {
  private final Supplier<String> ids;

  BlockIds(Supplier<String> ids) {
    this.ids = ids;
  }

  List<JsonObject> complete(List<JsonObject> blocks) {
    return blocks.stream().map(this::block).toList();
  }

  private JsonObject block(JsonObject block) {
    JsonObject named = block.has("block_id") ? block : block.with("block_id", ids.get());
    for (String key : List.of("accessory", "element")) {
      if (named.object(key).isPresent()) {
        named = named.with(key, element(named.object(key).orElseThrow()));
      }
    }
    if (named.textOr("type", "").equals("actions")) {
      List<JsonObject> elements = new ArrayList<>();
      named.objects("elements").forEach(each -> elements.add(element(each)));
      named = named.with("elements", elements);
    }
    return named;
  }

  private JsonObject element(JsonObject element) {
    boolean needless = element.has("action_id") || element.textOr("type", "").equals("image");
    return needless ? element : element.with("action_id", ids.get());
  }
}
