package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.reconciler.delivery.Answers;
import java.time.Duration;
import java.util.Map;

/// One reading of the world, a few times a second.
///
/// @param elapsed time under analysis since the sample before: monotonic, not negative
/// @param candidate the router's counts, cumulative; a smaller count than before says that the
///   counting began anew
/// @param baseline likewise
/// @param instances of the candidate that should serve now
/// @param unhealthy of these
/// @param starts how often instances of the candidate were started, cumulative
/// @param crashes how often one ended by itself, cumulative
/// @param measurements by the criterion's key, for criteria that ask a provider; absent where no
///   new one was taken since the sample before
public record Sample(
    Duration elapsed,
    Answers candidate,
    Answers baseline,
    int instances,
    int unhealthy,
    long starts,
    long crashes,
    Map<String, Measurement> measurements) {
  public Sample {
    measurements = Map.copyOf(measurements);
  }

  /// By what a criterion's measurement is found: its name, and where a strategy may have several of
  /// a kind, what is asked too.
  public static String key(Criterion.Measured criterion) {
    return switch (criterion) {
      case Criterion.Prometheus prometheus -> prometheus.name() + " " + prometheus.query();
      case Criterion.Alerts alerts -> alerts.name() + " " + alerts.labels();
      case Criterion.CrashRate _, Criterion.Unhealthy _, Criterion.Complaints _ -> criterion.name();
    };
  }
}
