package dev.slipway.reconciler.delivery;

import java.util.Optional;

/// One running or ended process or container of a release, as a target reports it.
///
/// @param ordinal from 0; replicas 3 are the ordinals 0, 1, 2
/// @param endpoint absent where the service has no port, or before the target knows it
/// @param starts how often this instance was started under its name, at least 1; counted by the
///   target, survives restarts of the reconciler
public record Instance(
    InstanceName name,
    ServiceKey key,
    ReleaseHash release,
    int ordinal,
    Condition condition,
    Optional<Endpoint> endpoint,
    int starts) {
  /// Whether traffic may go to it.
  public boolean isHealthy() {
    return condition instanceof Condition.Healthy;
  }
}
