package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.blockkit.ContentCheck;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// `chat.*`: messages are written, edited and deleted.
final class ChatMethods {
  /// <https://docs.slack.dev/reference/methods/chat.update>: `msg_too_long`.
  private static final int LONGEST_UPDATE = 4_000;

  private final Workspace workspace;
  private final SlackJson json;
  private final Access access;

  ChatMethods(Workspace workspace, SlackJson json, Access access) {
    this.workspace = workspace;
    this.json = json;
    this.access = access;
  }

  List<Method> methods() {
    return List.of(
        Method.bot("chat.postMessage", "chat:write", Method.Tier.POSTING, this::post),
        Method.bot("chat.update", "chat:write", Method.Tier.THREE, this::update),
        Method.bot("chat.delete", "chat:write", Method.Tier.THREE, this::delete),
        Method.bot("chat.postEphemeral", "chat:write", Method.Tier.FOUR, this::whisper),
        Method.bot("chat.getPermalink", List.of(), Method.Tier.SPECIAL, this::permalink));
  }

  private JsonObject post(Arguments arguments) throws RefusedException {
    Channel channel = access.addressed(arguments.required("channel"));
    Content content = ContentCheck.content(arguments.all());
    boolean cut = content.text().length() > ContentCheck.LONGEST_TEXT;
    Draft draft =
        new Draft(
            channel.id(),
            access.bot(),
            cut ? cut(content) : content,
            thread(channel, arguments),
            arguments.flag("reply_broadcast"));
    Message posted = workspace.messages().post(draft);
    JsonObject answer =
        JsonObject.of("channel", channel.id(), "ts", posted.ts())
            .with("message", json.messageWithMetadata(posted));
    return cut ? answer.with("warning", "message_truncated") : answer;
  }

  private JsonObject update(Arguments arguments) throws RefusedException {
    Channel channel = access.visible(arguments.required("channel"));
    Message before = workspace.messages().message(channel.id(), arguments.required("ts"));
    if (!before.user().equals(access.bot()) || before.isEphemeral()) {
      throw new RefusedException("cant_update_message");
    }
    if (channel.archived()) {
      throw new RefusedException("is_inactive");
    }
    Content content = content(arguments, LONGEST_UPDATE);
    Message after =
        workspace
            .messages()
            .edit(channel.id(), before.ts(), kept(before, content, arguments), true);
    return JsonObject.of("channel", channel.id(), "ts", after.ts())
        .with("text", after.content().text())
        .with("message", json.messageWithMetadata(after));
  }

  private JsonObject delete(Arguments arguments) throws RefusedException {
    Channel channel = access.visible(arguments.required("channel"));
    Message message = workspace.messages().message(channel.id(), arguments.required("ts"));
    if (!message.user().equals(access.bot())) {
      throw new RefusedException("cant_delete_message");
    }
    if (message.isEphemeral()) {
      throw new RefusedException("message_not_found");
    }
    workspace.messages().delete(channel.id(), message.ts());
    return JsonObject.of("channel", channel.id(), "ts", message.ts());
  }

  private JsonObject whisper(Arguments arguments) throws RefusedException {
    Channel channel = access.addressed(arguments.required("channel"));
    String viewer = arguments.required("user");
    if (!channel.has(viewer)) {
      throw new RefusedException("user_not_in_channel");
    }
    Content content = content(arguments, ContentCheck.LONGEST_TEXT);
    Draft draft = new Draft(channel.id(), access.bot(), content, thread(channel, arguments), false);
    return JsonObject.of("message_ts", workspace.messages().whisper(draft, viewer).ts());
  }

  private JsonObject permalink(Arguments arguments) throws RefusedException {
    Channel channel = access.visible(arguments.required("channel"));
    Message message = workspace.messages().message(channel.id(), arguments.required("message_ts"));
    return JsonObject.of("channel", channel.id(), "permalink", json.permalink(message));
  }

  /// Slack takes an answer to an answer as one to the thread's head, and passes over what is none.
  private Optional<String> thread(Channel channel, Arguments arguments) {
    Optional<String> given = arguments.text("thread_ts");
    if (given.isEmpty()) {
      return given;
    }
    try {
      Message message = workspace.messages().message(channel.id(), given.orElseThrow());
      return message.thread().or(() -> given);
    } catch (RefusedException _) {
      return workspace.messages().replies(channel.id(), given.orElseThrow()).isEmpty()
          ? Optional.empty()
          : given;
    }
  }

  private static Content content(Arguments arguments, int longest) throws RefusedException {
    Content content = ContentCheck.content(arguments.all());
    if (content.text().length() > longest) {
      throw new RefusedException("msg_too_long");
    }
    return content;
  }

  /// Metadata that an update leaves out stays; `{}` takes it away. Text and blocks are replaced.
  private static Content kept(Message before, Content content, Arguments arguments) {
    return new Content(
        content.text(),
        content.blocks(),
        content.attachments(),
        arguments.all().has("metadata") ? content.metadata() : before.content().metadata(),
        content.unfurl());
  }

  private static Content cut(Content content) {
    return new Content(
        content.text().substring(0, ContentCheck.LONGEST_TEXT),
        content.blocks(),
        content.attachments(),
        content.metadata(),
        content.unfurl());
  }
}
