package dev.slipway.bot.breaking.request;

import dev.slipway.bot.breaking.following.WritesALog;
import java.time.Instant;

/// Breaks: decisions have no clock; and imports upwards, with [WritesALog] in a cycle.
public record AsksTheClock(WritesALog above) {
  Instant now() {
    return Instant.now();
  }
}
