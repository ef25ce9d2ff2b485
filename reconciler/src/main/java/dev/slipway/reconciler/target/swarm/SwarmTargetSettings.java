package dev.slipway.reconciler.target.swarm;

import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Credentials;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.EngineAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a Swarm target is configured.
///
/// @param name of the target: what its services bear, so another name is another target
/// @param state the target's own folder
/// @param manager an engine that is a manager of the swarm
/// @param registries credentials by the registry's host, as images name it
/// @param permits what the owner of the reconciler lets a service have beyond the defaults
public record SwarmTargetSettings(
    String name,
    Path state,
    EngineAddress manager,
    Networking networking,
    Map<String, Credentials> registries,
    Tasks tasks,
    Map<String, Permit> permits,
    Deadlines deadlines) {
  public SwarmTargetSettings {
    state = state.toAbsolutePath().normalize();
    registries = Map.copyOf(registries);
    permits = Map.copyOf(permits);
  }

  /// @param network that every task joins, an overlay; made where it is missing
  /// @param joined further networks that every task joins; they must be there
  public record Networking(String network, List<String> joined) {
    public Networking {
      joined = List.copyOf(joined);
    }
  }

  /// What all tasks have in common.
  ///
  /// @param constraints that a node must meet, as Swarm writes them: `node.role==worker`
  /// @param restartAfter how long Swarm waits before it replaces one that has ended
  /// @param stopWithin how long one may take to end when it is asked to
  /// @param processes most processes and threads that one may have
  /// @param logBytes size at which a log is rotated
  /// @param logFiles logs that are kept, the current one included
  public record Tasks(
      List<String> constraints,
      Duration restartAfter,
      Duration stopWithin,
      long processes,
      long logBytes,
      int logFiles) {
    public static final Tasks DEFAULT =
        new Tasks(List.of(), Duration.ofSeconds(5), Duration.ofSeconds(10), 1024, 10 << 20, 5);

    public Tasks {
      constraints = List.copyOf(constraints);
    }
  }

  /// What one service may have beyond the defaults.
  ///
  /// @param constraints besides those of all
  /// @param configs of Swarm, by their names there, and where the service finds them
  public record Permit(Allowance allowance, List<String> constraints, Map<String, String> configs) {
    public static final Permit NONE = new Permit(Allowance.NONE, List.of(), Map.of());

    public Permit {
      constraints = List.copyOf(constraints);
      configs = Map.copyOf(configs);
    }
  }

  Permit permit(String service) {
    return permits.getOrDefault(service, Permit.NONE);
  }
}
