package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// What happened, as the Events API tells it to an app that subscribed to it and can see it.
///
/// Source: <https://docs.slack.dev/reference/events>.
final class EventJson {
  private final Workspace workspace;
  private final SlackJson json;
  private final String bot;

  EventJson(Workspace workspace) {
    this.workspace = workspace;
    this.json = new SlackJson(workspace);
    this.bot = workspace.directory().cast().bot();
  }

  /// An event and the subscription that it belongs to.
  record Told(String subscription, JsonObject event) {}

  /// None where the app has no business to know.
  List<Told> events(Change change) {
    return switch (change) {
      case Change.MessagePosted(Message message) -> posted(message);
      case Change.MessageEdited(Message before, Message after) -> edited(before, after);
      case Change.MessageDeleted(Message message, String at) -> deleted(message, at);
      case Change.ReactionAdded added ->
          reaction("reaction_added", added.message(), added.name(), added.user(), added.at());
      case Change.ReactionRemoved removed ->
          reaction(
              "reaction_removed", removed.message(), removed.name(), removed.user(), removed.at());
      case Change.MemberJoined(Channel channel, String user, String at) ->
          member("member_joined_channel", channel, user, at);
      case Change.MemberLeft(Channel channel, String user, String at) ->
          member("member_left_channel", channel, user, at);
      case Change.HomeOpened(String user, String at) -> homeOpened(user, at);
      case Change.ChannelChanged _,
          Change.HomePublished _,
          Change.ViewOpened _,
          Change.ViewUpdated _,
          Change.ViewGone _,
          Change.ViewRefused _,
          Change.ActFailed _ ->
          List.of();
    };
  }

  private List<Told> posted(Message message) {
    JsonObject event = in(message, json.messageWithMetadata(message), message.ts());
    List<Told> told = message(message, event);
    boolean mentions =
        !message.user().equals(bot) && message.content().text().contains("<@" + bot + ">");
    if (!mentions || told.isEmpty()) {
      return told;
    }
    JsonObject mention = event.with("type", "app_mention").without("channel_type");
    return List.of(told.getFirst(), new Told("app_mention", mention));
  }

  private List<Told> edited(Message before, Message after) {
    String at = after.edited().orElse(after.ts());
    JsonObject event =
        JsonObject.of("type", "message", "subtype", "message_changed")
            .with("message", json.messageWithMetadata(after))
            .with("previous_message", json.messageWithMetadata(before))
            .with("hidden", true)
            .with("ts", at);
    return message(after, in(after, event, at));
  }

  private List<Told> deleted(Message message, String at) {
    JsonObject event =
        JsonObject.of("type", "message", "subtype", "message_deleted")
            .with("deleted_ts", message.ts())
            .with("previous_message", json.messageWithMetadata(message))
            .with("hidden", true)
            .with("ts", at);
    return message(message, in(message, event, at));
  }

  private List<Told> message(Message message, JsonObject event) {
    Optional<Channel> channel = channel(message.channel()).filter(each -> each.has(bot));
    if (message.isEphemeral() || channel.isEmpty()) {
      return List.of();
    }
    String subscription =
        switch (channel.orElseThrow().kind()) {
          case PUBLIC -> "message.channels";
          case PRIVATE -> "message.groups";
          case DIRECT -> "message.im";
        };
    return List.of(new Told(subscription, event));
  }

  private JsonObject in(Message message, JsonObject event, String at) {
    return event
        .with("channel", message.channel())
        .with("channel_type", channel(message.channel()).map(EventJson::type).orElse("channel"))
        .with("event_ts", at);
  }

  private List<Told> reaction(String type, Message message, String name, String user, String at) {
    if (channel(message.channel()).filter(each -> each.has(bot)).isEmpty()) {
      return List.of();
    }
    JsonObject item =
        JsonObject.of("type", "message", "channel", message.channel()).with("ts", message.ts());
    JsonObject event =
        JsonObject.of("type", type, "user", user)
            .with("reaction", name)
            .with("item", item)
            .with("item_user", message.user())
            .with("event_ts", at);
    return List.of(new Told(type, event));
  }

  private List<Told> member(String type, Channel channel, String user, String at) {
    boolean visible = channel.kind() == Channel.Kind.PUBLIC || channel.has(bot);
    if (!visible) {
      return List.of();
    }
    JsonObject event =
        JsonObject.of("type", type, "user", user)
            .with("channel", channel.id())
            .with("channel_type", channel.kind() == Channel.Kind.PUBLIC ? "C" : "G")
            .with("team", workspace.directory().cast().team().id())
            .with("event_ts", at);
    return List.of(new Told(type, event));
  }

  private List<Told> homeOpened(String user, String at) {
    JsonObject event =
        JsonObject.of("type", "app_home_opened", "user", user)
            .with("channel", "D" + user.substring(1))
            .with("tab", "home")
            .with("view", workspace.screens().home(user).map(json::view))
            .with("event_ts", at);
    return List.of(new Told("app_home_opened", event));
  }

  private Optional<Channel> channel(String id) {
    try {
      return Optional.of(workspace.directory().channel(id));
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }

  private static String type(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> "channel";
      case PRIVATE -> "group";
      case DIRECT -> "im";
    };
  }
}
