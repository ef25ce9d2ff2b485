package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.ArrayList;
import java.util.List;

/// The active rollout of a service.
///
/// @param keys what Git's file says of the candidate
/// @param complaints who complained of it, each once
public record Running(
    Rollout rollout, Keys keys, RolloutState.Active state, List<String> complaints) {
  public Running {
    complaints = List.copyOf(complaints);
  }

  public Running with(RolloutState.Active next) {
    return new Running(rollout, keys, next, complaints);
  }

  public Running withComplaint(String person) {
    List<String> more = new ArrayList<>(complaints);
    more.add(person);
    return new Running(rollout, keys, state, more);
  }
}
