/// One environment in virtual time: the real reconciler between fakes that lose, delay and repeat.
///
/// A seed decides everything, so a failing one plays again exactly. Start reading at [Simulation],
/// then [Rules] (what must hold), then [Bug] (what must be caught).
@NullMarked
package dev.slipway.reconciler.simulation;

import org.jspecify.annotations.NullMarked;
