package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Criterion;
import dev.slipway.reconciler.analysis.Measurement;
import dev.slipway.reconciler.analysis.Sample;
import dev.slipway.reconciler.metrics.Metrics.Answer;
import dev.slipway.reconciler.planning.Running;
import java.util.HashMap;
import java.util.Map;

/// What was measured since the pass before, by the criterion's key.
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

  Map<String, Measurement> of(Running running) {
    for (Criterion criterion : running.rollout().strategy().criteria()) {
      if (criterion instanceof Criterion.Complaints complaints) {
        taken.put(Sample.key(complaints), new Measurement.Value(running.complaints().size()));
      }
    }
    return taken;
  }
}
