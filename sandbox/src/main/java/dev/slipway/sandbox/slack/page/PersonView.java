package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Messages;
import dev.slipway.sandbox.slack.workspace.Person;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import dev.slipway.sandbox.slack.workspace.UserGroup;
import dev.slipway.sandbox.slack.workspace.View;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// What one person sees, and nothing else of the workspace.
final class PersonView {
  private static final int SCREENFUL = 60;

  private final Workspace workspace;
  private final Directory directory;
  private final Messages messages;
  private final MessageJson json;
  private final DialogErrors errors;
  private final String user;

  /// @param user id of somebody who is there
  PersonView(Workspace workspace, DialogErrors errors, String user) {
    this.workspace = workspace;
    this.directory = workspace.directory();
    this.messages = workspace.messages();
    this.json = new MessageJson(messages);
    this.errors = errors;
    this.user = user;
  }

  /// Everything, with the newest messages of each channel.
  JsonObject everything() {
    return JsonObject.of("me", user, "team", directory.cast().team().name())
        .with("bot", directory.cast().bot())
        .with("people", directory.people().stream().map(PersonView::person).toList())
        .with("groups", directory.groups().stream().map(PersonView::group).toList())
        .with("names", directory.channels().stream().filter(this::knows).map(this::name).toList())
        .with("channels", directory.channelsOf(user).stream().map(this::channel).toList())
        .with("home", workspace.screens().home(user).map(this::view))
        .with("dialogs", dialogs());
  }

  /// How it is there now; empty where this person sees nothing of it.
  Optional<JsonObject> now(Topic topic) {
    return switch (topic) {
      case Topic.OfMessage(String channel, String ts) -> message(channel, ts);
      case Topic.OfChannel(String channel) -> channel(channel);
      case Topic.OfHome(String whose) when whose.equals(user) ->
          workspace.screens().home(user).map(home -> JsonObject.of("home", view(home)));
      case Topic.OfDialogs(String whose) when whose.equals(user) ->
          Optional.of(JsonObject.of("dialogs", dialogs()));
      case Topic.Failure(String whose, Surface surface, String reason) when whose.equals(user) ->
          Optional.of(JsonObject.of("failure", failure(surface, reason)));
      case Topic.OfHome _, Topic.OfDialogs _, Topic.Failure _ -> Optional.empty();
    };
  }

  /// The messages before that one, with what was answered to them.
  ///
  /// @throws RefusedException `channel_not_found`, `not_in_channel`
  JsonObject earlier(String channel, String before) throws RefusedException {
    return screenful(member(channel), before);
  }

  /// A message and what was answered to it.
  ///
  /// @throws RefusedException `channel_not_found`, `not_in_channel`, `thread_not_found`
  JsonObject thread(String channel, String ts) throws RefusedException {
    Channel in = member(channel);
    List<Message> all = new ArrayList<>(List.of(messages.threadHead(in.id(), ts)));
    all.addAll(messages.repliesSeenBy(user, in.id(), ts));
    return JsonObject.of("messages", json.of(all));
  }

  private Optional<JsonObject> message(String channel, String ts) {
    try {
      Message message = seen(member(channel), ts);
      boolean others = message.visibleTo().filter(viewer -> !viewer.equals(user)).isPresent();
      return others ? Optional.empty() : Optional.of(JsonObject.of("message", json.of(message)));
    } catch (RefusedException e) {
      boolean gone = e.error().equals("thread_not_found");
      return gone
          ? Optional.of(JsonObject.of("gone", JsonObject.of("channel", channel, "ts", ts)))
          : Optional.empty();
    }
  }

  private Message seen(Channel channel, String ts) throws RefusedException {
    try {
      return messages.message(channel.id(), ts);
    } catch (RefusedException _) {
      // What a deletion left where there were answers.
      return messages.threadHead(channel.id(), ts);
    }
  }

  private Optional<JsonObject> channel(String id) {
    try {
      return Optional.of(JsonObject.of("channel", channel(member(id))));
    } catch (RefusedException _) {
      return Optional.of(JsonObject.of("left", id));
    }
  }

  private JsonObject channel(Channel channel) {
    return name(channel)
        .with("kind", channel.kind().name().toLowerCase(Locale.ROOT))
        .with("topic", channel.topic())
        .with("archived", channel.archived())
        .with("members", channel.members())
        .withAll(screenful(channel, "a"));
  }

  /// @param before a time stamp, or something greater than all of them
  private JsonObject screenful(Channel channel, String before) {
    List<Message> all =
        messages.seenBy(user, channel.id()).stream()
            .filter(message -> message.ts().compareTo(before) < 0)
            .toList();
    List<Message> newest = all.subList(Math.max(0, all.size() - SCREENFUL), all.size());
    TreeMap<String, Message> shown = new TreeMap<>();
    for (Message message : newest) {
      shown.put(message.ts(), message);
      messages
          .repliesSeenBy(user, channel.id(), message.ts())
          .forEach(reply -> shown.put(reply.ts(), reply));
    }
    return JsonObject.of("messages", json.of(List.copyOf(shown.values())))
        .with("more", newest.size() < all.size())
        .with("oldest", newest.isEmpty() ? "" : newest.getFirst().ts());
  }

  private List<JsonObject> dialogs() {
    return workspace.screens().dialogs(user).stream().map(this::view).toList();
  }

  private JsonObject view(View view) {
    return JsonObject.of("id", view.id(), "hash", view.hash())
        .with("content", view.content())
        .with("values", view.values())
        .with("errors", errors.of(view.id()));
  }

  private static JsonObject failure(Surface surface, String reason) {
    JsonObject place =
        switch (surface) {
          case Surface.InMessage(String channel, String ts) ->
              JsonObject.of("channel", channel, "ts", ts);
          case Surface.InView(String view) -> JsonObject.of("view", view);
        };
    return JsonObject.of("surface", place, "reason", reason);
  }

  private Channel member(String id) throws RefusedException {
    Channel channel = directory.channel(id);
    if (!channel.has(user)) {
      throw new RefusedException("not_in_channel");
    }
    return channel;
  }

  private boolean knows(Channel channel) {
    return channel.kind() == Channel.Kind.PUBLIC || channel.has(user);
  }

  private JsonObject name(Channel channel) {
    return JsonObject.of("id", channel.id(), "name", channel.name());
  }

  private static JsonObject person(Person person) {
    return JsonObject.of("id", person.id(), "handle", person.handle())
        .with("name", person.name())
        .with("kind", person.kind().name().toLowerCase(Locale.ROOT));
  }

  private static JsonObject group(UserGroup group) {
    return JsonObject.of("id", group.id(), "handle", group.handle());
  }
}
