/// The main loop: observe, decide, record, act. A newcomer starts here.
///
/// [EnvironmentReconciler] is one pass without threads or clocks: what it is given is all it sees,
/// so that a simulation can drive it in virtual time. [ReconcileLoop] gives it threads: one for
/// each environment, one writer, no locks in the core. Imports the ports and everything below them;
/// imports no adapter.
@NullMarked
package dev.slipway.reconciler.loop;

import org.jspecify.annotations.NullMarked;
