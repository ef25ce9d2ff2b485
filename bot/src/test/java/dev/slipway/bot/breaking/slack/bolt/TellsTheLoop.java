package dev.slipway.bot.breaking.slack.bolt;

import dev.slipway.bot.breaking.loop.UsesLibraries;

/// Breaks: no adapter imports the loop.
public record TellsTheLoop(UsesLibraries loop) {}
