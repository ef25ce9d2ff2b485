package dev.slipway.bot.breaking.loop;

import dev.slipway.telemetry.span.Span;

/// Breaks: what happens is recorded, and traces are read off that.
record TellsTraces(Span span) {}
