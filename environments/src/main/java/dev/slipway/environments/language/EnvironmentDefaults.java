package dev.slipway.environments.language;

import java.util.Optional;

/// `defaults` of `slipway.yaml`: each stands for the key of that name in every environment that
/// leaves it out, whole.
public record EnvironmentDefaults(
    Optional<Approvals> approvals,
    Optional<Channels> channels,
    Optional<EnvironmentDefinition.WhenFrozen> whenFrozen,
    Optional<Strategy> strategy,
    Optional<EnvironmentDefinition.CommitBy> commit,
    Optional<EnvironmentDefinition.WriteBack> writeBack) {
  public static final EnvironmentDefaults NONE =
      new EnvironmentDefaults(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
