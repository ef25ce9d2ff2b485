/// The journal in memory keeps the contract.
@NullMarked
package dev.slipway.reconciler.journal.memory;

import org.jspecify.annotations.NullMarked;
