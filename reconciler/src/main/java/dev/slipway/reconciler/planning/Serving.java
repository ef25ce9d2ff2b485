package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.Release;
import java.time.Instant;

/// The release that has all traffic outside a rollout, and the baseline inside one.
///
/// @param keys what Git's file said when it was released: what a write-back restores
/// @param commit that described it
/// @param since when it got all traffic; when `proven`, when its watch passed
public record Serving(Release release, Keys keys, String commit, boolean proven, Instant since) {}
