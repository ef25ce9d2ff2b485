package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.blockkit.ContentCheck;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;

/// Messages that the app gives as an answer, for one person unless it says `in_channel`.
final class Responses {
  private static final String SLACKBOT = "USLACKBOT";

  private final Workspace workspace;

  Responses(Workspace workspace) {
    this.workspace = workspace;
  }

  /// @throws RefusedException what [ContentCheck] says, `channel_not_found`, `is_archived`
  void post(String channel, String user, JsonObject payload) throws RefusedException {
    Content content = ContentCheck.content(payload);
    String bot = workspace.directory().cast().bot();
    Draft draft = new Draft(channel, bot, content, payload.text("thread_ts"), false);
    if (payload.textOr("response_type", "ephemeral").equals("in_channel")) {
      workspace.messages().post(draft);
    } else {
      workspace.messages().whisper(draft, user);
    }
  }

  /// Slack itself tells a person something.
  void tell(String channel, String user, String text) {
    try {
      workspace.messages().whisper(Draft.of(channel, SLACKBOT, Content.of(text)), user);
    } catch (RefusedException _) {
      // The channel has just been archived; there is no place to tell it.
    }
  }
}
