package dev.slipway.environments.language;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `environments/NAME.yaml`: the rules of an environment and what runs in it.
///
/// @param target a target named in the reconciler's configuration
/// @param services placements by service name
public record EnvironmentDefinition(
    String name,
    List<String> aliases,
    String target,
    Optional<Promotion> promotesFrom,
    Approvals approvals,
    Channels channels,
    List<Freeze> freezes,
    WhenFrozen whenFrozen,
    List<Lock> locks,
    Strategy strategy,
    CommitBy commit,
    WriteBack writeBack,
    Removal removal,
    SortedMap<String, Placement> services) {
  /// What a running rollout does when a freeze begins.
  public enum WhenFrozen {
    FINISH,
    PAUSE
  }

  /// How what was asked for in chat comes into the branch.
  public enum CommitBy {
    /// the bot pushes it, once enough have agreed
    PUSH,
    /// the bot proposes it, once enough have agreed, and people merge
    PULL_REQUEST
  }

  /// How Git is made to tell the truth after a rollback.
  public enum WriteBack {
    COMMIT,
    PULL_REQUEST,
    NONE
  }

  public EnvironmentDefinition {
    aliases = List.copyOf(aliases);
    freezes = List.copyOf(freezes);
    locks = List.copyOf(locks);
    services = Sorted.copyOf(services);
  }

  /// The rules alone: what is the same for each service.
  public EnvironmentDefinition withoutServices() {
    return new EnvironmentDefinition(
        name,
        aliases,
        target,
        promotesFrom,
        approvals,
        channels,
        freezes,
        whenFrozen,
        locks,
        strategy,
        commit,
        writeBack,
        removal,
        new TreeMap<>());
  }
}
