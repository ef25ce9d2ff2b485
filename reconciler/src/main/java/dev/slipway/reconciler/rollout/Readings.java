package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Sample;
import java.time.Duration;

/// From a look to what the analysis takes.
final class Readings {
  private Readings() {}

  static Sample sample(Look look) {
    return sample(look, look.elapsed());
  }

  /// The counts of a look whose time has been taken in already.
  static Sample counts(Look look) {
    return sample(look, Duration.ZERO);
  }

  /// An old answer of the target shows no instance: nobody is unhealthy because he cannot be seen.
  private static Sample sample(Look look, Duration elapsed) {
    Look.Strength candidate = look.fleet().candidate();
    boolean seen = look.targetDown().isEmpty();
    return new Sample(
        elapsed,
        look.traffic().candidate(),
        look.traffic().baseline(),
        seen ? candidate.present() : 0,
        seen ? candidate.unhealthy() : 0,
        candidate.starts(),
        candidate.crashes(),
        look.measurements());
  }
}
