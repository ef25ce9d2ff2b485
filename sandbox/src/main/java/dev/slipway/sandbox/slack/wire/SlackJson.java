package dev.slipway.sandbox.slack.wire;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Person;
import dev.slipway.sandbox.slack.workspace.Reaction;
import dev.slipway.sandbox.slack.workspace.ThreadSummary;
import dev.slipway.sandbox.slack.workspace.UserGroup;
import dev.slipway.sandbox.slack.workspace.View;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// The objects of Slack's API. Safe for several threads.
///
/// Sources: <https://docs.slack.dev/reference/objects>,
/// <https://docs.slack.dev/reference/events/message>.
public final class SlackJson {
  private final Workspace workspace;
  private final Cast cast;

  public SlackJson(Workspace workspace) {
    this.workspace = workspace;
    this.cast = workspace.directory().cast();
  }

  /// A message, without its place in a channel.
  public JsonObject message(Message message) {
    JsonObject json =
        JsonObject.of("type", "message")
            .with("subtype", subtype(message))
            .with("user", message.user())
            .with("ts", message.ts())
            .with("text", message.content().text())
            .with("team", cast.team().id());
    json = withAuthor(json, message);
    json = withContent(json, message.content());
    json = withThread(json, message);
    if (message.edited().isPresent()) {
      JsonObject edited =
          JsonObject.of("user", message.user(), "ts", message.edited().orElseThrow());
      json = json.with("edited", edited);
    }
    return message.reactions().isEmpty() ? json : json.with("reactions", reactions(message));
  }

  /// A message with its metadata, which Slack shows only to who asks for it.
  public JsonObject messageWithMetadata(Message message) {
    return message(message).with("metadata", message.content().metadata());
  }

  public JsonObject person(Person person) {
    JsonObject profile =
        JsonObject.of("real_name", person.name(), "display_name", person.handle())
            .with("real_name_normalized", person.name())
            .with("display_name_normalized", person.handle())
            .with("team", person.team());
    if (person.isBot()) {
      profile = profile.with("api_app_id", cast.appId()).with("bot_id", cast.botId());
    } else {
      profile = profile.with("email", person.email());
    }
    boolean stranger = person.kind() == Person.Kind.OUTSIDER;
    return JsonObject.of("id", person.id(), "team_id", person.team())
        .with("name", person.handle())
        .with("deleted", false)
        .with("real_name", person.name())
        .with("tz", "Etc/UTC")
        .with("tz_label", "UTC")
        .with("tz_offset", 0)
        .with("profile", profile)
        .with("is_admin", false)
        .with("is_owner", false)
        .with("is_restricted", person.kind() == Person.Kind.GUEST)
        .with("is_ultra_restricted", false)
        .with("is_stranger", stranger)
        .with("is_bot", person.isBot())
        .with("is_app_user", false)
        .with("updated", 1_700_000_000);
  }

  public JsonObject channel(Channel channel) {
    if (channel.kind() == Channel.Kind.DIRECT) {
      return JsonObject.of("id", channel.id(), "created", 1_700_000_000)
          .with("is_im", true)
          .with("is_archived", channel.archived())
          .with("user", channel.name());
    }
    boolean isPrivate = channel.kind() == Channel.Kind.PRIVATE;
    return JsonObject.of("id", channel.id(), "name", channel.name())
        .with("name_normalized", channel.name())
        .with("is_channel", !isPrivate)
        .with("is_group", isPrivate)
        .with("is_im", false)
        .with("is_mpim", false)
        .with("is_private", isPrivate)
        .with("created", 1_700_000_000)
        .with("is_archived", channel.archived())
        .with("is_general", channel.name().equals("general"))
        .with("is_member", channel.has(cast.bot()))
        .with("is_shared", false)
        .with("topic", JsonObject.of("value", channel.topic()))
        .with("purpose", JsonObject.of("value", channel.topic()))
        .with("num_members", channel.members().size());
  }

  public JsonObject group(UserGroup group) {
    return JsonObject.of("id", group.id(), "team_id", cast.team().id())
        .with("is_usergroup", true)
        .with("name", group.name())
        .with("handle", group.handle())
        .with("description", "")
        .with("is_external", false)
        .with("date_delete", 0)
        .with("user_count", group.members().size())
        .with("users", group.members());
  }

  /// A dialog or a home, with what was entered.
  public JsonObject view(View view) {
    return JsonObject.of("id", view.id(), "team_id", cast.team().id())
        .withAll(view.content())
        .with("private_metadata", view.content().textOr("private_metadata", ""))
        .with("callback_id", view.content().textOr("callback_id", ""))
        .with("external_id", view.content().textOr("external_id", ""))
        .with("state", JsonObject.of("values", view.values()))
        .with("hash", view.hash())
        .with("root_view_id", view.root())
        .with("previous_view_id", view.previous())
        .with("app_id", cast.appId())
        .with("app_installed_team_id", cast.team().id())
        .with("bot_id", cast.botId());
  }

  /// Where a message can be looked at.
  public String permalink(Message message) {
    String place =
        "https://%s.slack.com/archives/%s/p%s"
            .formatted(cast.team().domain(), message.channel(), message.ts().replace(".", ""));
    return message
        .thread()
        .map(thread -> place + "?thread_ts=" + thread + "&cid=" + message.channel())
        .orElse(place);
  }

  private JsonObject withAuthor(JsonObject json, Message message) {
    if (!message.user().equals(cast.bot())) {
      return json;
    }
    JsonObject profile =
        JsonObject.of("id", cast.botId(), "name", botName())
            .with("app_id", cast.appId())
            .with("user_id", cast.bot())
            .with("team_id", cast.team().id())
            .with("deleted", false);
    return json.with("bot_id", cast.botId())
        .with("app_id", cast.appId())
        .with("bot_profile", profile);
  }

  private String botName() {
    return workspace.directory().find(cast.bot()).map(Person::name).orElse("");
  }

  private static JsonObject withContent(JsonObject json, Content content) {
    JsonObject said = content.blocks().isEmpty() ? json : json.with("blocks", content.blocks());
    return content.attachments().isEmpty() ? said : said.with("attachments", content.attachments());
  }

  private JsonObject withThread(JsonObject json, Message message) {
    if (message.isEphemeral()) {
      return json.with("thread_ts", message.thread());
    }
    if (message.thread().isPresent()) {
      String thread = message.thread().orElseThrow();
      return json.with("thread_ts", thread).with("parent_user_id", author(message, thread));
    }
    ThreadSummary summary = workspace.messages().thread(message.channel(), message.ts());
    if (summary.replies() == 0) {
      return json;
    }
    return json.with("thread_ts", message.ts())
        .with("reply_count", summary.replies())
        .with("reply_users", summary.users())
        .with("reply_users_count", summary.users().size())
        .with("latest_reply", summary.latest())
        .with("subscribed", message.user().equals(cast.bot()));
  }

  private Optional<String> author(Message answer, String thread) {
    return workspace.messages().history(answer.channel()).stream()
        .filter(head -> head.ts().equals(thread))
        .map(Message::user)
        .findFirst();
  }

  private static List<JsonObject> reactions(Message message) {
    return message.reactions().stream().map(SlackJson::reaction).toList();
  }

  private static JsonObject reaction(Reaction reaction) {
    return JsonObject.of("name", reaction.name(), "users", reaction.users())
        .with("count", reaction.users().size());
  }

  private static Optional<String> subtype(Message message) {
    return switch (message.kind()) {
      case PLAIN -> Optional.empty();
      case BROADCAST -> Optional.of("thread_broadcast");
      case JOIN -> Optional.of("channel_join");
      case TOMBSTONE -> Optional.of("tombstone");
    };
  }
}
