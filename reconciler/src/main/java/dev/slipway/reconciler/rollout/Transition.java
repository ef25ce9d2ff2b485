package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;
import java.util.List;
import java.util.Optional;

/// What follows from a signal.
///
/// @param events past-tense facts, in order; recorded together with `next`
/// @param refusal why an order had no effect, for the person who gave it
public record Transition(RolloutState next, List<RolloutEvent> events, Optional<String> refusal) {
  public Transition {
    events = List.copyOf(events);
  }

  static Transition to(RolloutState next, RolloutEvent... events) {
    return new Transition(next, List.of(events), Optional.empty());
  }

  static Transition end(RolloutState.Ended state) {
    return to(state, new RolloutEvent.Ended(state));
  }

  static Transition pause(RolloutState.Pausable interrupted, Rollout rollout, PauseCause cause) {
    return pause(interrupted, RolloutMachine.weightOf(rollout, interrupted), cause);
  }

  static Transition pause(RolloutState.Pausable interrupted, Weight weight, PauseCause cause) {
    return to(
        new RolloutState.Paused(interrupted, weight, cause),
        new RolloutEvent.Paused(cause, weight));
  }

  static Transition refuse(RolloutState same, String reason) {
    return new Transition(same, List.of(), Optional.of(reason));
  }
}
