/// The reconciler's own metrics: counters and durations from what the journal recorded, gauges from
/// the records.
///
/// Their names stand in docs/metrics.md, which a test holds against a running registry. Imports the
/// loop and what is below it, Micrometer and Micronaut. Start reading at [Meters].
@NullMarked
package dev.slipway.reconciler.meters;

import org.jspecify.annotations.NullMarked;
