package dev.slipway.bot.configuration;

import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.incident.Heartbeat;
import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.environments.configuration.JournalDatabase;
import dev.slipway.environments.configuration.RepositoryConfiguration;
import dev.slipway.environments.configuration.SourcesConfiguration;
import dev.slipway.environments.configuration.TracingConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the bot is told at its start; paths are absolute.
///
/// @param listen where Slack's calls come in (HTTP mode), and health and metrics are served
/// @param state folder of the mirror of the environments repository
/// @param digest when it is told; absent: there is none
/// @param alerts absent: nobody posts alerts
/// @param notifiers by the user's names
/// @param sources which sources of services are read; absent: none
/// @param journal where it is kept, if not in the state folder
/// @param backup of the journal
/// @param tracing absent: there are no traces
/// @param forge absent where no environment wants pull requests
public record Configuration(
    Address listen,
    Path state,
    Optional<JournalDatabase> journal,
    BackupConfiguration backup,
    Optional<TracingConfiguration> tracing,
    ReconcilerAddress reconciler,
    RepositoryConfiguration repository,
    Optional<ForgeConfiguration> forge,
    SlackConfiguration slack,
    Optional<DigestTime> digest,
    Optional<AlertsConfiguration> alerts,
    SortedMap<String, NotifierConfiguration> notifiers,
    Optional<SourcesConfiguration> sources) {
  public Configuration {
    notifiers = Collections.unmodifiableSortedMap(new TreeMap<>(notifiers));
  }

  /// @param token file that holds what Alertmanager shows
  /// @param heartbeat absent where none is expected
  public record AlertsConfiguration(Path token, Optional<Heartbeat> heartbeat) {}

  /// @param url of its API
  /// @param token file that holds its bearer token
  public record ReconcilerAddress(URI url, Path token) {}
}
