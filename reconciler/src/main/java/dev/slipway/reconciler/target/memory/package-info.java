/// A target that lives in memory, for the simulation and the bench: [MemoryTarget]. Nothing runs;
/// instances become what they are told.
///
/// Imports the port and the vocabulary only.
@NullMarked
package dev.slipway.reconciler.target.memory;

import org.jspecify.annotations.NullMarked;
