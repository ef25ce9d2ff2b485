package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.analysis.Measurement;
import dev.slipway.reconciler.analysis.Sample;
import java.util.HashMap;
import java.util.Map;

/// What the reconciler itself can measure for criteria that ask a provider. No provider is
/// connected yet: nobody can have complained, and a query cannot be asked, which is an Error and
/// never a Pass.
final class Measurements {
  private Measurements() {}

  static Map<String, Measurement> of(Strategy strategy) {
    Map<String, Measurement> taken = new HashMap<>();
    for (Criterion criterion : strategy.criteria()) {
      switch (criterion) {
        case Criterion.Complaints complaints ->
            taken.put(Sample.key(complaints), new Measurement.Value(0));
        case Criterion.Prometheus query ->
            taken.put(
                Sample.key(query),
                new Measurement.Unreachable("no Prometheus is configured in the reconciler"));
        case Criterion.ErrorRate _,
            Criterion.Latency _,
            Criterion.CrashRate _,
            Criterion.Unhealthy _ -> {}
      }
    }
    return taken;
  }
}
