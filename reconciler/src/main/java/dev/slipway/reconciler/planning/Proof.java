package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.ReleaseHash;
import java.time.Instant;

/// A release has passed its watch in an environment.
///
/// @param artifactHash digest and run specification, without what differs between environments
public record Proof(ReleaseHash artifactHash, Instant at) {}
