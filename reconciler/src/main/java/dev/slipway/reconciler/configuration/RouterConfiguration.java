package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What sends users' requests to releases.
public sealed interface RouterConfiguration {
  /// Where users' requests come in; absent where none can.
  default Optional<Address> entrance() {
    return switch (this) {
      case Builtin builtin -> Optional.of(builtin.listen());
      case Haproxy haproxy -> Optional.of(haproxy.listen());
      case Memory _ -> Optional.empty();
    };
  }

  /// The router of this program, a process of its own: for one machine.
  ///
  /// @param listen where users' requests come in
  /// @param state folder of its weights, its token and its log
  /// @param control port on loopback where it is steered; 0 takes any free one
  record Builtin(Address listen, Path state, int control, Timeouts timeouts)
      implements RouterConfiguration {}

  /// HAProxy, of which one serves many services.
  ///
  /// @param listen where users' requests come in
  /// @param state folder of its files and its socket
  /// @param log where it reaches the reconciler; port 0 takes any free one
  record Haproxy(Address listen, Path state, Start start, Address log, Timeouts timeouts)
      implements RouterConfiguration {}

  /// Weights that exist in memory only: for trying a configuration.
  record Memory() implements RouterConfiguration {}

  /// @param command what starts it, unless others do
  record Start(Starter by, List<String> command) {
    public Start {
      command = List.copyOf(command);
    }
  }

  /// Who starts a router.
  enum Starter {
    SLIPWAY,
    OTHERS
  }

  /// @param connect to an instance
  /// @param answer until an instance's answer begins, and between two pieces of it
  /// @param idle of a kept connection, WebSockets included
  record Timeouts(Duration connect, Duration answer, Duration idle) {}
}
