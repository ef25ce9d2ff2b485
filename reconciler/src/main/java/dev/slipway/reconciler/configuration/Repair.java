package dev.slipway.reconciler.configuration;

import java.time.Duration;

/// How drift is repaired.
///
/// @param first wait before an instance is started again
/// @param longest what the doubled waits grow to
/// @param calm an instance that ran this long begins anew with the first wait
public record Repair(Duration first, Duration longest, Duration calm) {}
