package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Mentions;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.OptionsAsked;
import dev.slipway.sandbox.slack.workspace.Person;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import dev.slipway.sandbox.slack.workspace.View;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// What people do, as the app is told of it.
///
/// Sources: <https://docs.slack.dev/interactivity/implementing-slash-commands>,
/// <https://docs.slack.dev/reference/interaction-payloads>.
final class ActPayloads {
  private final Workspace workspace;
  private final Cast cast;
  private final SlackJson json;
  private final ResponseUrls responseUrls;
  private final Mentions mentions;

  ActPayloads(Workspace workspace, ResponseUrls responseUrls) {
    this.workspace = workspace;
    this.cast = workspace.directory().cast();
    this.json = new SlackJson(workspace);
    this.responseUrls = responseUrls;
    this.mentions = new Mentions(workspace.directory());
  }

  Parcel command(Act.CommandTyped typed, AppManifest.Command command) throws RefusedException {
    String text =
        command.escaped() ? mentions.resolve(typed.text()) : Mentions.escape(typed.text());
    Person person = workspace.directory().person(typed.user());
    JsonObject payload =
        JsonObject.of("token", "sandbox", "team_id", cast.team().id())
            .with("team_domain", cast.team().domain())
            .with("channel_id", typed.channel())
            .with("channel_name", channelName(typed.channel()))
            .with("user_id", person.id())
            .with("user_name", person.handle())
            .with("command", typed.command())
            .with("text", text)
            .with("api_app_id", cast.appId())
            .with("is_enterprise_install", "false")
            .with(
                "response_url", responseUrls.issue(typed.channel(), person.id(), Optional.empty()))
            .with("trigger_id", typed.trigger());
    return new Parcel(Parcel.Kind.COMMAND, payload);
  }

  Parcel action(Act.ActionTaken taken) throws RefusedException {
    JsonObject payload =
        onSurface(common("block_actions", taken.user()), taken.surface())
            .with("trigger_id", taken.trigger())
            .with("state", JsonObject.of("values", taken.values()))
            .with("actions", List.of(taken.action()));
    if (taken.surface() instanceof Surface.InMessage(String channel, String ts)) {
      String url = responseUrls.issue(channel, taken.user(), Optional.of(ts));
      payload = payload.with("response_url", url);
    }
    return new Parcel(Parcel.Kind.INTERACTION, payload);
  }

  Parcel submission(Act.ViewSubmitted submitted) throws RefusedException {
    JsonObject payload =
        common("view_submission", submitted.user())
            .with("trigger_id", submitted.trigger())
            .with("view", json.view(submitted.view()))
            .with("response_urls", List.of());
    return new Parcel(Parcel.Kind.INTERACTION, payload);
  }

  Parcel closing(Act.ViewClosed closed) throws RefusedException {
    JsonObject payload =
        common("view_closed", closed.user())
            .with("view", json.view(closed.view()))
            .with("is_cleared", closed.cleared());
    return new Parcel(Parcel.Kind.INTERACTION, payload);
  }

  Parcel suggestion(OptionsAsked asked) throws RefusedException {
    JsonObject payload =
        onSurface(common("block_suggestion", asked.user()), asked.surface())
            .with("action_id", asked.actionId())
            .with("block_id", asked.blockId())
            .with("value", asked.typed());
    return new Parcel(Parcel.Kind.INTERACTION, payload);
  }

  private JsonObject common(String type, String user) throws RefusedException {
    Person person = workspace.directory().person(user);
    return JsonObject.of("type", type, "token", "sandbox")
        .with("team", JsonObject.of("id", cast.team().id(), "domain", cast.team().domain()))
        .with(
            "user",
            JsonObject.of("id", person.id(), "username", person.handle())
                .with("name", person.handle())
                .with("team_id", person.team()))
        .with("api_app_id", cast.appId())
        .with("is_enterprise_install", false);
  }

  private JsonObject onSurface(JsonObject payload, Surface surface) throws RefusedException {
    return switch (surface) {
      case Surface.InMessage(String channel, String ts) -> {
        Message message = workspace.messages().message(channel, ts);
        JsonObject container =
            JsonObject.of("type", "message", "message_ts", ts)
                .with("channel_id", channel)
                .with("is_ephemeral", message.isEphemeral())
                .with("thread_ts", message.thread());
        JsonObject placed =
            payload
                .with("container", container)
                .with("channel", JsonObject.of("id", channel, "name", channelName(channel)));
        // Of an ephemeral message, the app gets no copy.
        yield message.isEphemeral() ? placed : placed.with("message", json.message(message));
      }
      case Surface.InView(String id) -> {
        View view = workspace.screens().view(id);
        yield payload
            .with("container", JsonObject.of("type", "view", "view_id", id))
            .with("view", json.view(view));
      }
    };
  }

  private String channelName(String id) throws RefusedException {
    return switch (workspace.directory().channel(id).kind()) {
      case PUBLIC -> workspace.directory().channel(id).name();
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }
}
