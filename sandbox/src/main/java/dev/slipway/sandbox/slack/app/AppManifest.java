package dev.slipway.sandbox.slack.app;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an app declares about itself, of which the local Slack keeps what changes its behaviour.
///
/// Source: <https://docs.slack.dev/reference/app-manifest>.
///
/// @param scopes what its bot token may do, such as `chat:write`
/// @param events the types that it subscribed to, such as `reaction_added`
/// @param interactive whether it hears of clicks and dialogs
public record AppManifest(
    String name,
    List<Command> commands,
    List<String> scopes,
    List<String> events,
    boolean interactive,
    boolean socketMode) {
  /// A slash command and what the box hints at while it is typed.
  ///
  /// @param command with its slash
  /// @param escaped whether `@ada` reaches the app as a reference
  public record Command(String command, String description, String usageHint, boolean escaped) {}

  public AppManifest {
    commands = List.copyOf(commands);
    scopes = List.copyOf(scopes);
    events = List.copyOf(events);
  }

  /// @param file YAML or JSON
  /// @throws IOException when it cannot be read or is neither
  public static AppManifest read(Path file) throws IOException {
    try {
      return of(JsonObject.parseYaml(Files.readString(file)));
    } catch (MalformedJsonException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  public static AppManifest of(JsonObject manifest) {
    JsonObject features = manifest.object("features").orElse(JsonObject.EMPTY);
    JsonObject settings = manifest.object("settings").orElse(JsonObject.EMPTY);
    JsonObject information = manifest.object("display_information").orElse(JsonObject.EMPTY);
    return new AppManifest(
        information.textOr("name", "app"),
        features.objects("slash_commands").stream().map(AppManifest::command).toList(),
        within(manifest, "oauth_config", "scopes").texts("bot"),
        within(settings, "event_subscriptions").texts("bot_events"),
        within(settings, "interactivity").flag("is_enabled"),
        settings.flag("socket_mode_enabled"));
  }

  public Optional<Command> find(String command) {
    return commands.stream().filter(each -> each.command().equals(command)).findFirst();
  }

  private static Command command(JsonObject declared) {
    return new Command(
        declared.textOr("command", ""),
        declared.textOr("description", ""),
        declared.textOr("usage_hint", ""),
        declared.flag("should_escape"));
  }

  private static JsonObject within(JsonObject object, String... path) {
    JsonObject inner = object;
    for (String key : path) {
      inner = inner.object(key).orElse(JsonObject.EMPTY);
    }
    return inner;
  }
}
