package dev.slipway.sandbox.slack.blockkit;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.util.List;
import java.util.Optional;

/// Reads what a message is to say, and refuses what Slack refuses.
///
/// Sources: <https://docs.slack.dev/reference/methods/chat.postMessage>,
/// <https://docs.slack.dev/messaging/message-metadata>.
public final class ContentCheck {
  /// What a new message may be long before Slack cuts it:
  /// <https://docs.slack.dev/changelog/2018-truncating-really-long-messages>.
  public static final int LONGEST_TEXT = 40_000;

  private static final int MOST_ATTACHMENTS = 100;

  /// Not documented; users found it: <https://github.com/slackapi/bolt-js/issues/2509>.
  private static final int LONGEST_BLOCKS = 13_200;

  /// Not documented as a number; `metadata_too_large` is. Small enough to notice in tests.
  private static final int LARGEST_METADATA = 8_000;

  private ContentCheck() {}

  /// @param payload `text`, `blocks`, `attachments`, `metadata`, `unfurl_links`, `unfurl_media`
  /// @throws RefusedException `no_text`, `invalid_blocks`, `invalid_blocks_format`,
  ///   `msg_blocks_too_long`, `invalid_attachments`, `too_many_attachments`,
  ///   `invalid_metadata_format`, `invalid_metadata_schema`, `metadata_too_large`
  public static Content content(JsonObject payload) throws RefusedException {
    List<JsonObject> blocks = objects(payload, "blocks", "invalid_blocks_format");
    List<JsonObject> attachments = objects(payload, "attachments", "invalid_attachments");
    String text = payload.textOr("text", "");
    if (text.isBlank() && blocks.isEmpty() && attachments.isEmpty()) {
      throw new RefusedException("no_text");
    }
    check(blocks);
    if (attachments.size() > MOST_ATTACHMENTS) {
      throw new RefusedException("too_many_attachments");
    }
    return new Content(text, blocks, attachments, metadata(payload), unfurl(payload));
  }

  private static void check(List<JsonObject> blocks) throws RefusedException {
    List<String> problems = BlockKit.problems(blocks, Place.MESSAGE, "/blocks");
    if (!problems.isEmpty()) {
      throw new RefusedException("invalid_blocks", problems);
    }
    int length = blocks.stream().mapToInt(BlockTexts::length).sum();
    if (length > LONGEST_BLOCKS) {
      throw new RefusedException("msg_blocks_too_long");
    }
  }

  private static Optional<JsonObject> metadata(JsonObject payload) throws RefusedException {
    if (!payload.has("metadata")) {
      return Optional.empty();
    }
    JsonObject metadata =
        payload
            .object("metadata")
            .orElseThrow(() -> new RefusedException("invalid_metadata_format"));
    if (metadata.isEmpty()) {
      // This is how an update takes metadata away.
      return Optional.empty();
    }
    boolean complete =
        metadata.text("event_type").filter(type -> !type.isBlank()).isPresent()
            && metadata.object("event_payload").isPresent();
    if (!complete) {
      throw new RefusedException("invalid_metadata_schema");
    }
    if (metadata.toString().length() > LARGEST_METADATA) {
      throw new RefusedException("metadata_too_large");
    }
    return Optional.of(metadata);
  }

  private static Content.Unfurl unfurl(JsonObject payload) {
    return new Content.Unfurl(
        payload.has("unfurl_links")
            ? payload.flag("unfurl_links")
            : Content.Unfurl.BY_DEFAULT.links(),
        payload.has("unfurl_media")
            ? payload.flag("unfurl_media")
            : Content.Unfurl.BY_DEFAULT.media());
  }

  private static List<JsonObject> objects(JsonObject payload, String key, String otherwise)
      throws RefusedException {
    if (!payload.has(key)) {
      return List.of();
    }
    List<?> list = payload.list(key).orElseThrow(() -> new RefusedException(otherwise));
    List<JsonObject> objects = payload.objects(key);
    if (objects.size() != list.size()) {
      throw new RefusedException(otherwise);
    }
    return objects;
  }
}
