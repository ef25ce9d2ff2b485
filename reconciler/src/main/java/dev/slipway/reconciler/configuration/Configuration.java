package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.environments.configuration.JournalDatabase;
import dev.slipway.environments.configuration.RepositoryConfiguration;
import dev.slipway.environments.configuration.TracingConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that the reconciler is told when it starts. Paths are absolute.
///
/// @param listen where its API listens
/// @param token file with the API's bearer token; see [BearerToken]
/// @param state folder of the mirror and what routers and targets keep
/// @param journal where it is kept, if not in the state folder
/// @param backup of the journal
/// @param tracing absent: there are no traces
/// @param targets by the name that environments use
/// @param secrets folder of secrets
/// @param hooks by the name that services use
/// @param prometheus what criteria ask
/// @param drain how long requests under way may take to end when something is stopped
/// @param idleLook the longest time between two looks at an environment in which nothing happens
public record Configuration(
    Address listen,
    Path token,
    Path state,
    Optional<JournalDatabase> journal,
    BackupConfiguration backup,
    Optional<TracingConfiguration> tracing,
    RepositoryConfiguration repository,
    WebhookSecrets webhooks,
    SortedMap<String, TargetConfiguration> targets,
    Path secrets,
    SortedMap<String, HookConfiguration> hooks,
    Optional<PrometheusConfiguration> prometheus,
    AnalysisPace analysis,
    Repair repair,
    Duration drain,
    Duration idleLook) {
  public Configuration {
    targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    hooks = Collections.unmodifiableSortedMap(new TreeMap<>(hooks));
  }
}
