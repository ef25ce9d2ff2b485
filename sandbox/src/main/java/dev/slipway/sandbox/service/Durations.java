package dev.slipway.sandbox.service;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Durations as people write them: `300ms`, `20s`, `1m`.
public final class Durations {
  private Durations() {}

  /// @throws IllegalArgumentException with a sentence for people
  public static Duration parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    // Nine digits of minutes are two thousand years.
    if (digits < 1 || digits > 9) {
      throw notOne(text);
    }
    ChronoUnit unit =
        switch (text.substring(digits)) {
          case "ms" -> ChronoUnit.MILLIS;
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          default -> throw notOne(text);
        };
    return Duration.of(Long.parseLong(text.substring(0, digits)), unit);
  }

  private static IllegalArgumentException notOne(String text) {
    return new IllegalArgumentException("not a duration: '" + text + "'; write 300ms, 20s or 1m");
  }
}
