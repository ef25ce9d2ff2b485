package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.rollout.RolloutId;
import java.time.Instant;
import java.util.Optional;

/// Content with evidence against it: never tried again by itself.
///
/// @param hash empty when there is no artifact of that version, so that nothing could be hashed
/// @param origin where the change came from, when it was not the environment's keys, so that a
///   write-back cannot undo it: file, line, author and commit
/// @param rollout that gathered the evidence, where one ran
public record Rejection(
    Version version,
    Optional<ReleaseHash> hash,
    String reason,
    Optional<RolloutId> rollout,
    Instant at,
    Optional<String> origin) {
  public Rejection(
      Version version,
      Optional<ReleaseHash> hash,
      String reason,
      Optional<RolloutId> rollout,
      Instant at) {
    this(version, hash, reason, rollout, at, Optional.empty());
  }

  public Rejection from(String found) {
    return new Rejection(version, hash, reason, rollout, at, Optional.of(found));
  }

  /// Reason and origin, for people.
  public String sentence() {
    return origin.map(found -> reason + "; the change came from " + found).orElse(reason);
  }
}
