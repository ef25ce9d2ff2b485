/// Asks instances over HTTP whether they are healthy: [HealthProber]. Shared by the targets that
/// have no health checks of their own.
///
/// Imports the vocabulary only. [HealthState] is pure: what a row of answers makes of an instance.
@NullMarked
package dev.slipway.reconciler.target.probe;

import org.jspecify.annotations.NullMarked;
