package dev.slipway.sandbox.slack.faults;

import java.time.Duration;

/// What may become of any call, as shares of all from 0 to 1; together at most 1.
///
/// @param limited answered 429
/// @param retryAfter what those are told; whole seconds, at least one
/// @param failed answered 503 and not done
/// @param lost done, and the connection is cut before the answer
public record Chances(double limited, Duration retryAfter, double failed, double lost) {
  /// Nothing goes wrong by chance.
  public static final Chances NONE = failing(0);

  public Chances {
    if (limited < 0 || failed < 0 || lost < 0 || limited + failed + lost > 1) {
      throw new IllegalArgumentException("shares are from 0 to 1, all together too");
    }
  }

  /// That share is answered 503, and nothing else goes wrong.
  public static Chances failing(double share) {
    return new Chances(0, Duration.ofSeconds(1), share, 0);
  }
}
