package dev.slipway.environments.language;

import java.time.Duration;

/// How a measured criterion is taken: every `interval`, failing when `failures` of the last `of`
/// measurements were over the limit.
///
/// @param interval positive
/// @param failures 1 to `of`
public record Sampling(Duration interval, int failures, int of) {
  public Sampling {
    if (interval.isNegative() || interval.isZero() || failures < 1 || of < failures) {
      throw new IllegalArgumentException(
          "not a sampling: " + interval + " " + failures + " of " + of);
    }
  }
}
