package dev.slipway.bot.configuration;

import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.RepositoryConfiguration;
import java.net.URI;
import java.nio.file.Path;

/// What the bot is told at its start; paths are absolute.
///
/// @param listen where Slack's calls come in (HTTP mode), and health and metrics are served
/// @param state the journal and the mirror of the environments repository
public record Configuration(
    Address listen,
    Path state,
    ReconcilerAddress reconciler,
    RepositoryConfiguration repository,
    SlackConfiguration slack) {
  /// @param url of its API
  /// @param token file that holds its bearer token
  public record ReconcilerAddress(URI url, Path token) {}
}
