package dev.slipway.reconciler.breaking.repository;

import dev.slipway.reconciler.breaking.loop.UsesLibraries;

/// Breaks: a port knows the vocabulary only.
record KnowsTheLoop(UsesLibraries loop) {}
