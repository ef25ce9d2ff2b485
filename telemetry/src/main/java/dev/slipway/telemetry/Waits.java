package dev.slipway.telemetry;

import java.time.Duration;

/// How long to wait before the next try: doubled each time, until something works.
///
/// @param first at least a millisecond
/// @param longest not shorter than `first`
public record Waits(Duration first, Duration longest) {
  public static final Waits USUAL = new Waits(Duration.ofSeconds(1), Duration.ofMinutes(1));

  Duration after(Duration last) {
    Duration doubled = last.isZero() ? first : last.multipliedBy(2);
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
