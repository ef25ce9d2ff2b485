package dev.slipway.api.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A version of a service that was seen.
///
/// @param digest what it was pinned to when it was first seen
/// @param firstSeen absent for one that is offered but was never wanted
/// @param proven where it was proven, newest first
public record VersionStatus(
    String version, Optional<String> digest, Optional<Instant> firstSeen, List<Proof> proven) {
  public VersionStatus {
    proven = List.copyOf(proven);
  }

  /// @param environment where the watch passed
  public record Proof(String environment, Instant at) {}
}
