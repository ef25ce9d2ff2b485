package dev.slipway.environments.language;

import java.time.Duration;

/// A smoke test on each of the candidate's instances: GET `path` must answer `status` within
/// `within`, `times` times in a row.
///
/// @param path starts with `/`
/// @param status 100 to 599
/// @param times at least 1
public record Check(String path, int status, Duration within, int times) {
  public Check {
    if (!path.startsWith("/")
        || status < 100
        || status > 599
        || times < 1
        || within.isNegative()
        || within.isZero()) {
      throw new IllegalArgumentException(
          "not a check: " + path + " " + status + " " + within + " " + times);
    }
  }
}
