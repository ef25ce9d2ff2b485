package dev.slipway.environments.language;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/// `services/NAME.yaml`: how a service runs, wherever it runs.
///
/// @param image repository of the artifact without tag; absent where only processes run
/// @param command program and arguments for the process target; `{port}` stands for the instance's
///   port
/// @param port what the service listens on; absent for services without traffic (those are
///   recreated)
/// @param health absent only where `port` is
/// @param sticky whether a user stays with the release that answered first (by cookie)
/// @param settings plain environment variables
/// @param secrets environment variable to the secret's name; values never stand in Git
public record ServiceDefinition(
    String name,
    Optional<String> image,
    List<String> command,
    OptionalInt port,
    Optional<Health> health,
    boolean sticky,
    Resources resources,
    SortedMap<String, String> settings,
    SortedMap<String, String> secrets,
    Optional<URI> source,
    List<String> owners,
    Hooks hooks) {
  public ServiceDefinition {
    command = List.copyOf(command);
    settings = Sorted.copyOf(settings);
    secrets = Sorted.copyOf(secrets);
    owners = List.copyOf(owners);
  }
}
