/// A router in memory: the port's contract without sockets, for simulations, benchmarks and tests.
///
/// Imports the port and the vocabulary. Start reading at [MemoryRouter].
@NullMarked
package dev.slipway.reconciler.router.memory;

import org.jspecify.annotations.NullMarked;
