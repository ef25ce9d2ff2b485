/// A journal that lives as long as its object: for simulations and benches. A crash of the
/// reconciler does not lose it.
@NullMarked
package dev.slipway.reconciler.journal.memory;

import org.jspecify.annotations.NullMarked;
