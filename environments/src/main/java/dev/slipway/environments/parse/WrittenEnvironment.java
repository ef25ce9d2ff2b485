package dev.slipway.environments.parse;

import dev.slipway.environments.language.EnvironmentDefaults;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.util.Optional;
import java.util.Set;

/// An environment's file on its own: what it leaves out may still come from `slipway.yaml`.
///
/// @param definition with [Defaults] for what the file leaves out
/// @param leftOut keys that the file leaves out and `slipway.yaml` may give
public record WrittenEnvironment(EnvironmentDefinition definition, Set<Key> leftOut) {
  /// Keys that `defaults` in `slipway.yaml` may give.
  public enum Key {
    APPROVALS,
    CHANNELS,
    WHEN_FROZEN,
    STRATEGY,
    COMMIT,
    WRITE_BACK
  }

  public WrittenEnvironment {
    leftOut = Set.copyOf(leftOut);
  }

  /// The environment with the repository's defaults for what its file leaves out.
  EnvironmentDefinition filledWith(EnvironmentDefaults defaults) {
    EnvironmentDefinition own = definition;
    return new EnvironmentDefinition(
        own.name(),
        own.aliases(),
        own.target(),
        own.promotesFrom(),
        choose(Key.APPROVALS, defaults.approvals(), own.approvals()),
        choose(Key.CHANNELS, defaults.channels(), own.channels()),
        own.freezes(),
        choose(Key.WHEN_FROZEN, defaults.whenFrozen(), own.whenFrozen()),
        own.locks(),
        choose(Key.STRATEGY, defaults.strategy(), own.strategy()),
        choose(Key.COMMIT, defaults.commit(), own.commit()),
        choose(Key.WRITE_BACK, defaults.writeBack(), own.writeBack()),
        own.removal(),
        own.services());
  }

  private <T> T choose(Key key, Optional<T> fromRepository, T own) {
    return leftOut.contains(key) ? fromRepository.orElse(own) : own;
  }
}
