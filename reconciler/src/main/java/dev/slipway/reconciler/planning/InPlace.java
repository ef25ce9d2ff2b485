package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Route;

/// What applies without a rollout, remembered so that the service is kept well while Git cannot be
/// asked.
///
/// @param replicas 0 or more
public record InPlace(int replicas, Route route, boolean sticky) {
  public static InPlace of(DesiredService desired) {
    return new InPlace(
        desired.placement().replicas(), desired.placement().route(), desired.service().sticky());
  }
}
