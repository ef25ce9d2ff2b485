package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.reconciler.delivery.Keys;

/// What Git wants of a service.
///
/// @param rules of the environment in its newest valid file: gates are read from here, also while
///   the service's own files are from an older commit
public record Wish(DesiredService desired, Resolution resolution, EnvironmentDefinition rules) {
  public Keys keys() {
    return new Keys(desired.placement().version(), desired.placement().digest());
  }
}
