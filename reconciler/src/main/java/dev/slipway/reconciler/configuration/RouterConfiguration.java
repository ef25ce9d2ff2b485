package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Address;
import java.nio.file.Path;
import java.time.Duration;

/// What sends users' requests to releases.
public sealed interface RouterConfiguration {
  /// The router of this program, a process of its own: for one machine.
  ///
  /// @param listen where users' requests come in
  /// @param state folder of its weights, its token and its log
  /// @param control port on loopback where it is steered; 0 takes any free one
  record Builtin(Address listen, Path state, int control, Timeouts timeouts)
      implements RouterConfiguration {}

  /// Weights that exist in memory only: for trying a configuration.
  record Memory() implements RouterConfiguration {}

  /// @param connect to an instance
  /// @param answer until an instance's answer begins, and between two pieces of it
  /// @param idle of a kept connection, WebSockets included
  record Timeouts(Duration connect, Duration answer, Duration idle) {}
}
