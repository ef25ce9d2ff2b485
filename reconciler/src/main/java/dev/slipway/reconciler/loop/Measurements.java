package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.analysis.Measurement;
import dev.slipway.reconciler.analysis.Sample;
import dev.slipway.reconciler.metrics.Metrics.Answer;
import java.util.HashMap;
import java.util.Map;

/// What was measured since the pass before, by the criterion's key. Nobody can have complained yet.
final class Measurements {
  private final Map<String, Measurement> taken = new HashMap<>();

  /// @param key of the criterion, as [Sample] has it
  void take(String key, Answer answer) {
    taken.put(
        key,
        switch (answer) {
          case Answer.Number(double value) -> new Measurement.Value(value);
          case Answer.Nothing(String reason) -> new Measurement.NoData(reason);
          case Answer.Unreachable(String reason) -> new Measurement.Unreachable(reason);
        });
  }

  Map<String, Measurement> of(Strategy strategy) {
    for (Criterion criterion : strategy.criteria()) {
      if (criterion instanceof Criterion.Complaints complaints) {
        taken.put(Sample.key(complaints), new Measurement.Value(0));
      }
    }
    return taken;
  }
}
