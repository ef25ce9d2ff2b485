package dev.slipway.environments.language;

import java.util.Optional;

/// One service in one environment: the lines that a version bump changes, and their neighbours.
///
/// @param digest absent after a merge that left it out; then the first sight pins it
/// @param replicas at least 0
/// @param strategy only where it differs from the environment's
public record Placement(
    Version version,
    Optional<Digest> digest,
    int replicas,
    Route route,
    Optional<Strategy> strategy) {
  public Placement {
    if (replicas < 0) {
      throw new IllegalArgumentException("replicas are not negative: " + replicas);
    }
  }
}
