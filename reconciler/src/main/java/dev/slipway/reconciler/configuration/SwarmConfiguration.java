package dev.slipway.reconciler.configuration;

import dev.slipway.reconciler.configuration.DockerConfiguration.Allowance;
import dev.slipway.reconciler.configuration.DockerConfiguration.Engine;
import dev.slipway.reconciler.configuration.DockerConfiguration.Registry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/// How releases run as services of a Docker swarm.
///
/// @param state folder of what is remembered of tasks and images
/// @param manager an engine that is a manager of the swarm
/// @param registries credentials by the registry's host
/// @param services what a service may have beyond the defaults
public record SwarmConfiguration(
    Path state,
    Engine manager,
    Networks networks,
    Tasks tasks,
    SortedMap<String, Registry> registries,
    SortedMap<String, Permit> services) {

  /// @param network that every task joins, an overlay; made where it is missing
  /// @param joined further ones, which must be there
  public record Networks(String network, List<String> joined) {}

  /// What all tasks have in common.
  ///
  /// @param constraints that a node must meet
  /// @param restartAfter how long Swarm waits before it replaces one that has ended
  /// @param stopWithin how long one may take to end
  /// @param processes most that one may have
  public record Tasks(
      List<String> constraints,
      Duration restartAfter,
      Duration stopWithin,
      int processes,
      TargetConfiguration.LogKeeping logs) {}

  /// @param constraints besides those of all
  /// @param configs by names of the file's choice
  public record Permit(
      Allowance allowance, List<String> constraints, SortedMap<String, Config> configs) {}

  /// @param config its name in the swarm
  /// @param file where the service finds it
  public record Config(String config, String file) {}
}
