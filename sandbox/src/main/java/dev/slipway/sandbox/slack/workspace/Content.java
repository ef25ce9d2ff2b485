package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What a message says.
///
/// @param text mrkdwn; beside blocks only the fallback for notifications
/// @param blocks Block Kit, each with its `block_id`
/// @param attachments the older form, passed through
/// @param metadata `event_type` and `event_payload`
public record Content(
    String text,
    List<JsonObject> blocks,
    List<JsonObject> attachments,
    Optional<JsonObject> metadata,
    Unfurl unfurl) {
  /// Whether previews of links, and of pictures and videos, are wanted.
  public record Unfurl(boolean links, boolean media) {
    public static final Unfurl BY_DEFAULT = new Unfurl(false, true);
  }

  public Content {
    blocks = List.copyOf(blocks);
    attachments = List.copyOf(attachments);
  }

  public static Content of(String text) {
    return new Content(text, List.of(), List.of(), Optional.empty(), Unfurl.BY_DEFAULT);
  }

  public static Content of(String text, List<JsonObject> blocks) {
    return new Content(text, blocks, List.of(), Optional.empty(), Unfurl.BY_DEFAULT);
  }

  Content withBlocks(List<JsonObject> others) {
    return new Content(text, others, attachments, metadata, unfurl);
  }
}
