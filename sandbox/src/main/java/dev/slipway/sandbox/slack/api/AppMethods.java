package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Person;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.function.Supplier;

/// `api.test`, `auth.test`, `team.info`, `bots.info`, `apps.connections.open`: the app about
/// itself.
final class AppMethods {
  private final Workspace workspace;
  private final Cast cast;
  private final Supplier<String> socketUrl;

  AppMethods(Workspace workspace, Supplier<String> socketUrl) {
    this.workspace = workspace;
    this.cast = workspace.directory().cast();
    this.socketUrl = socketUrl;
  }

  List<Method> methods() {
    return List.of(
        new Method("api.test", List.of(), Method.Token.NONE, Method.Tier.FOUR, this::apiTest),
        Method.bot("auth.test", List.of(), Method.Tier.SPECIAL, _ -> authTest()),
        Method.bot("team.info", "team:read", Method.Tier.THREE, _ -> teamInfo()),
        Method.bot("bots.info", "users:read", Method.Tier.THREE, this::botInfo),
        new Method(
            "apps.connections.open",
            List.of(),
            Method.Token.APP,
            Method.Tier.ONE,
            _ -> JsonObject.of("url", socketUrl.get())));
  }

  private JsonObject apiTest(Arguments arguments) throws RefusedException {
    if (arguments.text("error").isPresent()) {
      throw new RefusedException(arguments.required("error"));
    }
    return JsonObject.of("args", arguments.all().without("token"));
  }

  private JsonObject authTest() throws RefusedException {
    Person bot = workspace.directory().person(cast.bot());
    return JsonObject.of("url", "https://" + cast.team().domain() + ".slack.com/")
        .with("team", cast.team().name())
        .with("user", bot.handle())
        .with("team_id", cast.team().id())
        .with("user_id", bot.id())
        .with("bot_id", cast.botId())
        .with("is_enterprise_install", false);
  }

  private JsonObject teamInfo() {
    return JsonObject.of(
        "team",
        JsonObject.of("id", cast.team().id(), "name", cast.team().name())
            .with("domain", cast.team().domain())
            .with("email_domain", "example.com"));
  }

  private JsonObject botInfo(Arguments arguments) throws RefusedException {
    if (!arguments.text("bot").orElse(cast.botId()).equals(cast.botId())) {
      throw new RefusedException("bot_not_found");
    }
    Person bot = workspace.directory().person(cast.bot());
    return JsonObject.of(
        "bot",
        JsonObject.of("id", cast.botId(), "name", bot.name())
            .with("deleted", false)
            .with("app_id", cast.appId())
            .with("user_id", bot.id())
            .with("updated", 1_700_000_000));
  }
}
