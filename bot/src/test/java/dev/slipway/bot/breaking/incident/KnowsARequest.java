package dev.slipway.bot.breaking.incident;

import dev.slipway.bot.breaking.request.AsksTheClock;

/// Breaks: incidents know nothing of requests.
record KnowsARequest(AsksTheClock request) {}
