package dev.slipway.sandbox.chat;

import dev.slipway.sandbox.slack.SlackServer;
import dev.slipway.sandbox.slack.app.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/// A bot that hears a local Slack over HTTP, told by its configuration and secrets in a folder.
///
/// ```
/// bot.yaml
/// bot-state/       the bot's own
/// slack/           tokens and secrets of the local Slack
/// ```
///
/// @param port where it listens, on loopback
/// @param reconciler where that listens
/// @param token the file that holds the reconciler's token
/// @param repository a bare one on this machine
public record BotSetup(Path folder, int port, URI reconciler, Path token, Path repository) {
  /// Writes what is to be there before the bot starts; may be called before each start.
  public void write(SlackServer slack) throws IOException {
    Path secrets = folder.resolve("slack");
    Files.createDirectories(secrets);
    Credentials credentials = slack.credentials();
    secret(secrets.resolve("bot.token"), credentials.botToken());
    secret(secrets.resolve("signing.secret"), credentials.signingSecret());
    secret(alertsToken(), UUID.randomUUID().toString());
    Files.writeString(config(), configuration(slack, secrets));
  }

  /// Holds what whoever posts alerts has to show.
  public Path alertsToken() {
    return folder.resolve("slack").resolve("alerts.token");
  }

  public Path config() {
    return folder.resolve("bot.yaml");
  }

  /// Where Slack's calls come in.
  public URI requestUrl() {
    return uri("/slack/events");
  }

  public URI ready() {
    return uri("/health/ready");
  }

  public URI metrics() {
    return uri("/metrics");
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String configuration(SlackServer slack, Path secrets) {
    return """
    # Written anew before each start. Every key: docs/bot-configuration.md
    listen: 127.0.0.1:%d
    state: "%s"
    reconciler: {url: "%s", token: "%s"}
    repository: {url: "%s", poll: 1s}
    slack:
      kind: http
      botToken: "%s"
      signingSecret: "%s"
      workspace: %s
      api: "%s"
    alerts: {token: "%s"}
    """
        .formatted(
            port,
            folder.resolve("bot-state"),
            reconciler,
            token,
            repository,
            secrets.resolve("bot.token"),
            secrets.resolve("signing.secret"),
            slack.workspace().directory().cast().team().id(),
            slack.apiUrl(),
            alertsToken());
  }

  private static void secret(Path file, String text) throws IOException {
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
