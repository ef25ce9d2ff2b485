package dev.slipway.environments.language;

import java.time.Duration;

/// How long a step's weight is kept under analysis.
public sealed interface Hold {
  /// Goes on alone once the time under analysis has passed and the verdict is Pass.
  record Timed(Duration duration) implements Hold {
    public Timed {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("a hold is not negative: " + duration);
      }
    }
  }

  /// `hold: manual`: waits for a person; analysis goes on meanwhile.
  record Manual() implements Hold {}
}
