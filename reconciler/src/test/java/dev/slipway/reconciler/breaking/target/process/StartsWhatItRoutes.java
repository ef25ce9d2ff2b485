package dev.slipway.reconciler.breaking.target.process;

import dev.slipway.reconciler.breaking.router.builtin.TellsTheLoop;

/// Breaks: no adapter imports another.
record StartsWhatItRoutes(TellsTheLoop other) {}
