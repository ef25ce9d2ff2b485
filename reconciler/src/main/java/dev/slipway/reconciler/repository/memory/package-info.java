/// The environments repository in memory, for simulation and measuring: behaves as the real one by
/// the same contract test, and can be made to fail.
@NullMarked
package dev.slipway.reconciler.repository.memory;

import org.jspecify.annotations.NullMarked;
