package dev.slipway.bot.breaking.journal.sql;

import dev.slipway.bot.breaking.slack.bolt.TellsTheLoop;

/// Breaks: no adapter imports another.
public record TellsSlack(TellsTheLoop other) {}
