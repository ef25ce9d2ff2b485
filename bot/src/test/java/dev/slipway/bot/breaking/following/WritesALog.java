package dev.slipway.bot.breaking.following;

import dev.slipway.bot.breaking.request.AsksTheClock;
import org.slf4j.Logger;

/// Breaks: decisions write no log.
public record WritesALog(AsksTheClock below, Logger logger) {}
