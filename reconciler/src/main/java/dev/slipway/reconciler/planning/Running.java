package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;

/// The active rollout of a service.
///
/// @param keys what Git's file says of the candidate
public record Running(Rollout rollout, Keys keys, RolloutState.Active state) {
  public Running with(RolloutState.Active next) {
    return new Running(rollout, keys, next);
  }
}
