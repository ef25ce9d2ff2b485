package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.rollout.RolloutId;
import java.time.Instant;
import java.util.Optional;

/// Content with evidence against it: never tried again by itself.
///
/// @param hash empty when there is no artifact of that version, so that nothing could be hashed
/// @param rollout that gathered the evidence, where one ran
public record Rejection(
    Version version,
    Optional<ReleaseHash> hash,
    String reason,
    Optional<RolloutId> rollout,
    Instant at) {}
