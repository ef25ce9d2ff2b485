package dev.slipway.reconciler.simulation;

import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The harness's own account of a service's history, kept without the reconciler's help.
final class Account {
  final Set<RolloutId> begun = new HashSet<>();
  final Set<RolloutId> ended = new HashSet<>();
  final Set<ReleaseHash> rejected = new HashSet<>();
  final Map<String, Integer> accepted = new HashMap<>();
  Optional<Rollout> active = Optional.empty();
  Optional<ReleaseHash> serving = Optional.empty();

  /// instances run of which the journal knows nothing, and no person has agreed yet
  boolean foundRunning;

  /// time under analysis since the step was reached, at most
  long held;

  /// answers of the candidate when the step or all traffic was reached
  long answersBefore;

  boolean full;
  boolean checked;
  boolean checksFailed;
}
