package dev.slipway.bot.breaking;

/// Stands for the program's start, which nothing may import.
public record Wiring() {}
