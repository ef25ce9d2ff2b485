/// The contract that every target keeps: [TargetContract], run by the target in memory and by each
/// real one.
@NullMarked
package dev.slipway.reconciler.target;

import org.jspecify.annotations.NullMarked;
