package dev.slipway.reconciler.loop;

import java.time.Duration;

/// @param drain how long requests in flight may take before an unwanted instance is stopped all the
///   same
/// @param progressEvery how often gathered time and evidence is recorded
/// @param longestLook an elapsed time above this counts as this: a reconciler that was frozen
///   gathers nothing
public record Settings(Duration drain, Duration progressEvery, Duration longestLook) {
  public static final Settings DEFAULT =
      new Settings(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(2));
}
