package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Set;

/// `conversations.*` but for what was written: which there are, and joining them.
final class ConversationMethods {
  private static final List<String> READ = List.of("channels:read", "groups:read", "im:read");
  private static final Set<String> TYPES =
      Set.of("public_channel", "private_channel", "mpim", "im");
  private static final int LIST_LIMIT = 100;

  private final Workspace workspace;
  private final SlackJson json;
  private final Access access;

  ConversationMethods(Workspace workspace, SlackJson json, Access access) {
    this.workspace = workspace;
    this.json = json;
    this.access = access;
  }

  List<Method> methods() {
    return List.of(
        Method.bot("conversations.list", READ, Method.Tier.TWO, this::list),
        Method.bot("conversations.info", READ, Method.Tier.THREE, this::info),
        Method.bot("conversations.members", READ, Method.Tier.FOUR, this::members),
        Method.bot("conversations.join", "channels:join", Method.Tier.THREE, this::join),
        Method.bot(
            "conversations.open",
            List.of("im:write", "mpim:write"),
            Method.Tier.THREE,
            this::open));
  }

  private JsonObject list(Arguments arguments) throws RefusedException {
    Set<String> types =
        Set.copyOf(
            List.of(
                arguments.text("types").orElse("public_channel").replace(" ", "").split(",", -1)));
    if (!TYPES.containsAll(types)) {
      throw new RefusedException("invalid_types");
    }
    List<Channel> wanted =
        workspace.directory().channels().stream()
            .filter(channel -> types.contains(type(channel)))
            .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(access.bot()))
            .filter(channel -> !arguments.flag("exclude_archived") || !channel.archived())
            .toList();
    Pages.Page<Channel> page = Pages.page(wanted, Channel::id, arguments, LIST_LIMIT);
    return JsonObject.of("channels", page.elements().stream().map(json::channel).toList())
        .with("response_metadata", page.metadata());
  }

  private JsonObject info(Arguments arguments) throws RefusedException {
    return channel(access.visible(arguments.required("channel")));
  }

  private JsonObject members(Arguments arguments) throws RefusedException {
    Channel channel = access.visible(arguments.required("channel"));
    Pages.Page<String> page = Pages.page(channel.members(), id -> id, arguments, LIST_LIMIT);
    return JsonObject.of("members", page.elements(), "response_metadata", page.metadata());
  }

  private JsonObject join(Arguments arguments) throws RefusedException {
    Channel channel = access.visible(arguments.required("channel"));
    if (channel.kind() != Channel.Kind.PUBLIC) {
      throw new RefusedException("method_not_supported_for_channel_type");
    }
    boolean joined = workspace.directory().join(channel.id(), access.bot());
    if (joined) {
      workspace.messages().announceJoin(channel.id(), access.bot());
    }
    JsonObject answer = channel(workspace.directory().channel(channel.id()));
    return joined ? answer : answer.with("warning", "already_in_channel");
  }

  private JsonObject open(Arguments arguments) throws RefusedException {
    if (arguments.text("channel").isPresent()) {
      return channel(access.visible(arguments.required("channel")));
    }
    String users = arguments.text("users").orElse("");
    if (users.isEmpty()) {
      throw new RefusedException("users_list_not_supplied");
    }
    if (users.contains(",")) {
      throw new RefusedException("method_not_supported_for_channel_type");
    }
    Channel direct = workspace.directory().direct(users);
    return JsonObject.of("channel", JsonObject.of("id", direct.id()));
  }

  private JsonObject channel(Channel channel) {
    return JsonObject.of("channel", json.channel(channel));
  }

  private static String type(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> "public_channel";
      case PRIVATE -> "private_channel";
      case DIRECT -> "im";
    };
  }
}
