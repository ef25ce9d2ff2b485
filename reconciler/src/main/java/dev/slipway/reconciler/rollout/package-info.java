/// The life of one rollout as a pure state machine: same state and same signal, same transition.
///
/// Pure: imports java.*, the language, `delivery` and `analysis`; no clock, no logger, no I/O. The
/// caller records a transition before it acts on it, and derives what to do from the recorded state
/// by [Wanted], never from memory. Start reading at [RolloutMachine], then [RolloutState], then one
/// transcript in the tests' `scenarios` folder.
@NullMarked
package dev.slipway.reconciler.rollout;

import org.jspecify.annotations.NullMarked;
