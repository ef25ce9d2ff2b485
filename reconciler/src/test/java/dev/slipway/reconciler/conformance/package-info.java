/// The cases of `docs/conformance.md` that need the whole decision: reconciler, journal, target,
/// router and Git, all in memory and in virtual time.
///
/// Start reading at [Town], which is the world of every case, then at any test.
@NullMarked
package dev.slipway.reconciler.conformance;

import org.jspecify.annotations.NullMarked;
