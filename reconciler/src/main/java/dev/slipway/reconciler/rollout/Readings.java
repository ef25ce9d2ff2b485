package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Sample;

/// From a look to what the analysis takes.
final class Readings {
  private Readings() {}

  static Sample sample(Look look) {
    Look.Strength candidate = look.fleet().candidate();
    return new Sample(
        look.elapsed(),
        look.traffic().candidate(),
        look.traffic().baseline(),
        candidate.present(),
        candidate.unhealthy(),
        candidate.starts(),
        candidate.crashes(),
        look.measurements());
  }
}
