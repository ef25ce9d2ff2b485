package dev.slipway.bot.incident;

import java.time.Duration;

/// An alert that always fires: as long as it arrives, others would.
///
/// @param alert its name
/// @param within how long it may be silent
public record Heartbeat(String alert, Duration within) {}
