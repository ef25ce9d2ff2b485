package dev.slipway.bot.numbers;

import java.time.Instant;

/// From one instant on, up to another one that belongs to the next period.
public record Period(Instant from, Instant until) {
  public Period {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a period ends at " + until + " before it begins");
    }
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
