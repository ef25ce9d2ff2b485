package dev.slipway.reconciler.rollout;

import dev.slipway.environments.language.Weight;

/// How users' requests are spread, without naming instances.
public sealed interface Shape {
  record BaselineOnly() implements Shape {}

  /// Both are in the plan; at 0 or 100 the other one stays warm.
  record Shared(Weight candidate) implements Shape {}

  record CandidateOnly() implements Shape {}

  /// Nobody serves.
  record Nobody() implements Shape {}
}
