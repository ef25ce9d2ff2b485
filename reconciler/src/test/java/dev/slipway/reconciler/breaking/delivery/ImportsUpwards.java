package dev.slipway.reconciler.breaking.delivery;

import dev.slipway.reconciler.breaking.rollout.AsksTheClock;

/// Breaks: the vocabulary imports nothing of ours; with
/// [dev.slipway.reconciler.breaking.rollout.AsksTheClock] a cycle.
public record ImportsUpwards(AsksTheClock above) {}
