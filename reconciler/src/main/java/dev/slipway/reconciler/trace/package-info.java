/// Reads the spans of rollouts off the journal's events; nothing is measured while it happens.
///
/// Imports the journal's port, what is below it, and the module `telemetry`; knows no clock and no
/// OpenTelemetry. Start reading at [RolloutSpans].
@NullMarked
package dev.slipway.reconciler.trace;

import org.jspecify.annotations.NullMarked;
