package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Sampling;
import dev.slipway.reconciler.analysis.AnalysisState.Runs;
import dev.slipway.reconciler.analysis.Verdict.Insufficient.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges measured criteria: `failures` of the last `of` measurements over the limit fail.
///
/// A measurement that gives no number is an error until the next one gives a number; it neither
/// counts as a failure nor pushes one out of the window. So is a provider that falls silent for
/// three intervals.
final class Gauging {
  private static final int SILENT_INTERVALS = 3;

  private Gauging() {}

  /// @param runs of the candidate, the sample included
  static Gauge measured(Criterion.Measured criterion, Gauge gauge, Sample sample, Runs runs) {
    return measurement(criterion, gauge, sample, runs)
        .map(measurement -> taken(criterion, gauge, measurement))
        .orElse(gauge);
  }

  private static Optional<Measurement> measurement(
      Criterion.Measured criterion, Gauge gauge, Sample sample, Runs runs) {
    return switch (criterion) {
      case Criterion.CrashRate crashRate ->
          due(crashRate.sampling(), gauge)
              ? Optional.of(ratio(runs.crashes(), runs.starts(), "no instance was started"))
              : Optional.empty();
      case Criterion.Unhealthy unhealthy ->
          due(unhealthy.sampling(), gauge)
              ? Optional.of(ratio(sample.unhealthy(), sample.instances(), "no instance to look at"))
              : Optional.empty();
      case Criterion.Complaints _, Criterion.Prometheus _, Criterion.Alerts _ ->
          Optional.ofNullable(sample.measurements().get(Sample.key(criterion)));
    };
  }

  static boolean due(Sampling sampling, Gauge gauge) {
    boolean first = !gauge.taken() && gauge.problem().isEmpty();
    return first || gauge.ageNanos() >= sampling.interval().toNanos();
  }

  private static Measurement ratio(long part, long whole, String otherwise) {
    return whole <= 0
        ? new Measurement.NoData(otherwise)
        : new Measurement.Value((double) part / whole);
  }

  private static Gauge taken(Criterion.Measured criterion, Gauge gauge, Measurement measurement) {
    return switch (measurement) {
      case Measurement.Value(double value) when Double.isFinite(value) ->
          new Gauge(true, value, "", 0, window(criterion, gauge, value));
      case Measurement.Value(double value) -> failed(gauge, "answered " + value);
      case Measurement.NoData(String reason) -> failed(gauge, "no data: " + reason);
      case Measurement.Unreachable(String reason) ->
          failed(gauge, "provider unreachable: " + reason);
    };
  }

  private static Gauge failed(Gauge gauge, String problem) {
    String bounded = problem.length() > 200 ? problem.substring(0, 200) + "..." : problem;
    return new Gauge(gauge.taken(), gauge.value(), bounded, 0, gauge.over());
  }

  private static List<Boolean> window(Criterion.Measured criterion, Gauge gauge, double value) {
    List<Boolean> window = new ArrayList<>(gauge.over());
    window.add(!within(criterion, value));
    int of = criterion.sampling().of();
    return window.subList(Math.max(0, window.size() - of), window.size());
  }

  static Opinion opinion(Criterion.Measured criterion, Gauge gauge) {
    Sampling sampling = criterion.sampling();
    Optional<Finding> finding =
        gauge.taken() ? Optional.of(finding(criterion, gauge.value())) : Optional.empty();
    long over = gauge.over().stream().filter(Boolean::booleanValue).count();
    if (finding.isPresent() && over >= sampling.failures()) {
      return new Opinion(new Verdict.Fail(finding.get(), false), finding);
    }
    if (!gauge.problem().isEmpty()) {
      return new Opinion(new Verdict.Error(criterion.name() + ": " + gauge.problem()), finding);
    }
    if (gauge.ageNanos() > SILENT_INTERVALS * sampling.interval().toNanos()) {
      String age = Wording.duration(Duration.ofNanos(gauge.ageNanos()));
      return new Opinion(
          new Verdict.Error(criterion.name() + ": no measurement for " + age), finding);
    }
    if (finding.isEmpty()) {
      return Opinion.insufficient(Cause.TOO_FEW, criterion.name() + ": no measurement yet");
    }
    Verdict verdict =
        finding.get().within()
            ? new Verdict.Pass()
            : new Verdict.Insufficient(
                Cause.UNDECIDED,
                finding.get().sentence() + ", " + over + " of " + sampling.failures());
    return new Opinion(verdict, finding);
  }

  private static boolean within(Criterion.Measured criterion, double value) {
    return switch (criterion) {
      case Criterion.CrashRate crashRate -> value <= crashRate.max();
      case Criterion.Unhealthy unhealthy -> value <= unhealthy.max();
      case Criterion.Complaints complaints -> value <= complaints.max();
      case Criterion.Alerts alerts -> value <= alerts.max();
      case Criterion.Prometheus prometheus ->
          value <= prometheus.max().orElse(Double.MAX_VALUE)
              && value >= prometheus.min().orElse(-Double.MAX_VALUE);
    };
  }

  private static Finding finding(Criterion.Measured criterion, double value) {
    boolean ratio =
        criterion instanceof Criterion.CrashRate || criterion instanceof Criterion.Unhealthy;
    return new Finding(
        criterion.name(),
        ratio ? Wording.percent(value) : Wording.number(value),
        limit(criterion),
        Optional.empty(),
        0,
        within(criterion, value));
  }

  private static String limit(Criterion.Measured criterion) {
    return switch (criterion) {
      case Criterion.CrashRate crashRate -> "at most " + Wording.percent(crashRate.max());
      case Criterion.Unhealthy unhealthy -> "at most " + Wording.percent(unhealthy.max());
      case Criterion.Complaints complaints -> "at most " + complaints.max();
      case Criterion.Alerts alerts -> "at most " + alerts.max();
      case Criterion.Prometheus prometheus -> limit(prometheus);
    };
  }

  private static String limit(Criterion.Prometheus prometheus) {
    if (prometheus.min().isEmpty()) {
      return "at most " + Wording.number(prometheus.max().getAsDouble());
    }
    String atLeast = "at least " + Wording.number(prometheus.min().getAsDouble());
    return prometheus.max().isEmpty()
        ? atLeast
        : atLeast + ", at most " + Wording.number(prometheus.max().getAsDouble());
  }
}
