package dev.slipway.bot.incident;

import java.time.Instant;

/// How often what opened it was seen, and when last.
public record Firings(int count, Instant last) {
  Firings again(Instant now) {
    return new Firings(count + 1, now);
  }
}
