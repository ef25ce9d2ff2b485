package dev.slipway.reconciler.configuration;

import java.nio.file.Path;

/// Where an environment's services run, and what routes to them.
public sealed interface TargetConfiguration {
  RouterConfiguration router();

  /// Releases as processes of this machine.
  ///
  /// @param artifacts root of `SERVICE/VERSION`; nothing outside of it is ever started
  /// @param state folder of what is remembered of processes, and of their logs
  record Processes(
      Path artifacts,
      Path state,
      UnkeptLimits resources,
      LogKeeping logs,
      RouterConfiguration router)
      implements TargetConfiguration {}

  /// Releases as containers.
  record Docker(DockerConfiguration docker, RouterConfiguration router)
      implements TargetConfiguration {}

  /// Releases as services of a swarm.
  record Swarm(SwarmConfiguration swarm, RouterConfiguration router)
      implements TargetConfiguration {}

  /// Instances that exist in memory only: for trying a configuration.
  record Memory(RouterConfiguration router) implements TargetConfiguration {}

  /// What becomes of a service whose resource limits cannot be kept here.
  enum UnkeptLimits {
    REFUSE,
    IGNORE
  }

  /// What is kept of the output of one instance.
  ///
  /// @param bytes size at which a file is rotated
  /// @param files how many are kept, the current one included
  record LogKeeping(long bytes, int files) {}
}
