package dev.slipway.bot.breaking.notify;

import dev.slipway.bot.breaking.loop.UsesLibraries;

/// Breaks: what the loop stands on does not know it.
record KnowsTheLoop(UsesLibraries loop) {}
