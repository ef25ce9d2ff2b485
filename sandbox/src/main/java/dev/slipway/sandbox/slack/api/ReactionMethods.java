package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;

/// `reactions.*`.
final class ReactionMethods {
  private final Workspace workspace;
  private final SlackJson json;
  private final Access access;

  ReactionMethods(Workspace workspace, SlackJson json, Access access) {
    this.workspace = workspace;
    this.json = json;
    this.access = access;
  }

  List<Method> methods() {
    return List.of(
        Method.bot("reactions.add", "reactions:write", Method.Tier.THREE, this::add),
        Method.bot("reactions.remove", "reactions:write", Method.Tier.TWO, this::remove),
        Method.bot("reactions.get", "reactions:read", Method.Tier.THREE, this::get));
  }

  private JsonObject add(Arguments arguments) throws RefusedException {
    Message message = message(arguments);
    String name = name(arguments);
    workspace.messages().react(message.channel(), message.ts(), name, access.bot());
    return JsonObject.EMPTY;
  }

  private JsonObject remove(Arguments arguments) throws RefusedException {
    Message message = message(arguments);
    String name = name(arguments);
    workspace.messages().unreact(message.channel(), message.ts(), name, access.bot());
    return JsonObject.EMPTY;
  }

  private JsonObject get(Arguments arguments) throws RefusedException {
    Message message = message(arguments);
    JsonObject shown = json.message(message).with("permalink", json.permalink(message));
    return JsonObject.of("type", "message", "channel", message.channel()).with("message", shown);
  }

  private Message message(Arguments arguments) throws RefusedException {
    if (arguments.text("channel").isEmpty() || arguments.text("timestamp").isEmpty()) {
      throw new RefusedException("no_item_specified");
    }
    String ts = arguments.required("timestamp");
    Channel channel = access.joined(arguments.required("channel"));
    if (!ts.matches("\\d+\\.\\d+")) {
      throw new RefusedException("bad_timestamp");
    }
    Message message = workspace.messages().message(channel.id(), ts);
    if (message.isEphemeral()) {
      throw new RefusedException("message_not_found");
    }
    return message;
  }

  private static String name(Arguments arguments) throws RefusedException {
    return arguments.text("name").orElseThrow(() -> new RefusedException("invalid_name"));
  }
}
