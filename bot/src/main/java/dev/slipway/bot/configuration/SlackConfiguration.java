package dev.slipway.bot.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// How Slack is reached. Secrets stay in their files, which are read anew when they change.
///
/// @param botToken file of the token that begins with `xoxb-`
/// @param workspace id of the only workspace whose members are listened to
/// @param api where the Web API is
public record SlackConfiguration(Mode mode, Path botToken, Optional<String> workspace, URI api) {
  /// How Slack reaches the bot.
  public sealed interface Mode {
    /// The bot calls Slack; no port is open to anybody.
    ///
    /// @param appToken file of the token that begins with `xapp-`
    /// @param connections how many are kept at a time
    record Socket(Path appToken, int connections) implements Mode {}

    /// Slack calls `POST /slack/events`.
    ///
    /// @param signingSecret its file
    record Http(Path signingSecret) implements Mode {}
  }
}
