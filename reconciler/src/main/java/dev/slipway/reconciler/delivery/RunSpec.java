package dev.slipway.reconciler.delivery;

import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.ServiceDefinition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/// All that a target needs to run a release besides the artifact, resolved so that it can be run
/// again without Git.
///
/// @param secrets environment variable to the secret's name; the values are read when an instance
///   starts
public record RunSpec(
    Optional<String> image,
    List<String> command,
    OptionalInt port,
    Optional<Health> health,
    Resources resources,
    SortedMap<String, String> settings,
    SortedMap<String, String> secrets) {
  public RunSpec {
    command = List.copyOf(command);
  }

  /// What of a service's definition is content of its releases.
  public static RunSpec of(ServiceDefinition service) {
    return new RunSpec(
        service.image(),
        service.command(),
        service.port(),
        service.health(),
        service.resources(),
        service.settings(),
        service.secrets());
  }
}
