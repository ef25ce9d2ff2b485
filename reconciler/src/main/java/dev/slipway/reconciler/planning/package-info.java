/// What should be done about each service: pure functions from what Git wants, what is recorded and
/// what is seen to rollouts, blocks and effects.
///
/// Imports java.*, the language, `delivery`, `analysis` and `rollout`; no clock, no logger, no I/O.
/// Start reading at [Planner] (may a release start?), then [Upkeep] (what is the difference between
/// wanted and seen?).
@NullMarked
package dev.slipway.reconciler.planning;

import org.jspecify.annotations.NullMarked;
