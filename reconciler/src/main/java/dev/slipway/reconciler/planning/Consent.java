package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.ReleaseHash;
import java.time.Instant;

/// What a person said of exactly one content. It counts for the environment's `expireAfter`.
///
/// @param override whether it lifts every gate (a permitted role, with a reason) instead of
///   counting as one approval
public record Consent(
    ReleaseHash hash, String actor, String reason, boolean override, Instant at) {}
