package dev.slipway.reconciler.rollout;

import java.util.Optional;

/// What a rollout is told.
public sealed interface Signal {
  /// Look again: the usual one.
  record Looked(Look look) implements Signal {}

  /// @param afterSwitch which checks: those at weight 0, or those at 100 %; a late result of the
  ///   ones is never taken for the others'
  /// @param failure empty when all passed
  record ChecksEnded(boolean afterSwitch, Optional<String> failure) implements Signal {}

  /// @param failure empty when it succeeded
  record HookEnded(String hook, Optional<String> failure) implements Signal {}

  /// The target will never start the candidate.
  record StartRefused(String reason) implements Signal {}

  /// Git wants other content.
  ///
  /// @param by for people: version and commit
  record NewerWanted(String by) implements Signal {}

  /// Git wants the baseline again.
  record BaselineWanted(String commit) implements Signal {}

  /// A person's order.
  record Ordered(Order order, String actor, String reason) implements Signal {}

  enum Order {
    PAUSE,
    RESUME,
    COMPLETE,
    ABORT
  }
}
