package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Credentials;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.EngineAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a Docker target is configured.
///
/// @param name of the target: what its containers bear, so another name is another target
/// @param state the target's own folder
/// @param engines by the name that messages use; at least one
/// @param registries credentials by the registry's host, as images name it: `registry.example.com`
/// @param allowances what the owner of the reconciler lets a service have beyond the defaults
public record DockerTargetSettings(
    String name,
    Path state,
    SortedMap<String, EngineAddress> engines,
    Networking networking,
    Map<String, Credentials> registries,
    Containers containers,
    Map<String, Allowance> allowances,
    Deadlines deadlines) {
  public DockerTargetSettings {
    state = state.toAbsolutePath().normalize();
    engines = new TreeMap<>(engines);
    registries = Map.copyOf(registries);
    allowances = Map.copyOf(allowances);
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("target " + name + " has no engine");
    }
  }

  /// How instances are reached.
  ///
  /// @param network that every instance joins; made as a bridge where it is missing
  /// @param joined further networks that every instance joins; they must be there
  public record Networking(Reach reach, String network, List<String> joined) {
    public Networking {
      joined = List.copyOf(joined);
    }
  }

  /// Where requests to an instance go.
  public enum Reach {
    /// To the container's own address on the network: whoever sends them is there too.
    NETWORK,
    /// To a port of the engine's machine.
    PORTS
  }

  /// What all containers have in common.
  ///
  /// @param processes most processes and threads that one may have
  /// @param logBytes size at which a log is rotated
  /// @param logFiles logs that are kept, the current one included
  public record Containers(SecretDelivery secrets, long processes, long logBytes, int logFiles) {
    public static final Containers DEFAULT =
        new Containers(SecretDelivery.ENVIRONMENT, 1024, 10 << 20, 5);
  }

  /// How an instance finds its secrets.
  public enum SecretDelivery {
    /// As environment variables, which the engine shows to whoever may ask it.
    ENVIRONMENT,
    /// As files `/run/secrets/VARIABLE`; the variable `VARIABLE_FILE` holds the path.
    FILES
  }
}
