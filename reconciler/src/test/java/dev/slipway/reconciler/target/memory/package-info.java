/// Tests of the target in memory: it keeps the contract, and does as it is told.
@NullMarked
package dev.slipway.reconciler.target.memory;

import org.jspecify.annotations.NullMarked;
