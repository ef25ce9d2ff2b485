/// Measures the loop's core without processes: many services, in-memory target and router, real Git
/// and journal. Runs by `slipway reconciler`'s hidden command `bench-core`.
///
/// May import everything but the wiring. Start reading at [BenchCoreCommand].
@NullMarked
package dev.slipway.reconciler.bench;

import org.jspecify.annotations.NullMarked;
