package dev.slipway.reconciler.breaking.router.builtin;

import dev.slipway.reconciler.breaking.loop.UsesLibraries;

/// Breaks: no adapter imports the loop.
public record TellsTheLoop(UsesLibraries loop) {}
