package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import java.time.Duration;
import java.util.Optional;

/// Puts what one limit says into words. Only a text is made here, nothing is decided.
record Reporting(Weighing weighing, Trial trial, double limit) {
  Reporting(Weighing weighing) {
    this(weighing, weighing.trial(), weighing.limit());
  }

  /// The step's estimate.
  Finding estimate() {
    Counts step = trial.candidate().counted();
    boolean within = step.within(limit);
    String value =
        weighing
            .latency()
            .map(latency -> quantile(latency, within))
            .orElse(Wording.percent(step.rate()));
    return finding(value, step.all(), within);
  }

  /// The answers that convicted: the latest stretch over the limit, which a good past may hide in
  /// the step's estimate.
  Finding conviction() {
    Counts stretch = trial.candidate().stretch();
    if (!trial.timed()) {
      return finding(Wording.percent(stretch.rate()), stretch.all(), false);
    }
    Counts step = trial.candidate().counted();
    if (step.all() > 0 && !step.within(limit)) {
      return estimate();
    }
    String slower =
        Wording.percent(stretch.rate()) + " slower than " + Wording.duration(trial.threshold());
    return finding(slower, stretch.all(), false);
  }

  /// The step's quantile lies between two lines of the grid; on which side of the limit is known
  /// exactly.
  private String quantile(Criterion.Latency latency, boolean within) {
    Duration line = weighing.bounds().candidateTimes().quantile(latency.quantile());
    Duration threshold = trial.threshold();
    boolean below = line.compareTo(threshold) <= 0;
    return Wording.duration(below == within ? line : threshold);
  }

  private Finding finding(String value, long answers, boolean within) {
    return new Finding(
        weighing.yardstick().criterion().name(),
        value,
        limitInWords(),
        baseline(),
        answers,
        within);
  }

  private String limitInWords() {
    return switch (weighing.yardstick()) {
      case Yardstick.ErrorMax errors -> "at most " + Wording.percent(errors.max());
      case Yardstick.LatencyMax latency -> "at most " + Wording.duration(latency.max());
      case Yardstick.ErrorIncrease errors -> increase(errors.increase(), Wording.percent(limit));
      case Yardstick.LatencyIncrease latency ->
          increase(
              latency.increase(),
              trial.thresholdMicros() == 0 ? "unknown" : Wording.duration(trial.threshold()));
    };
  }

  private String increase(double increase, String now) {
    return "at most "
        + Wording.percent(increase)
        + " above the baseline's "
        + baseline().orElse("(unknown)")
        + ", with its uncertainty "
        + now;
  }

  private Optional<String> baseline() {
    Bounds bounds = weighing.bounds();
    if (weighing.latency().isEmpty()) {
      Counts answers = bounds.baselineAnswers();
      return answers.all() == 0 ? Optional.empty() : Optional.of(Wording.percent(answers.rate()));
    }
    LatencyGrid times = bounds.baselineTimes();
    return times.all() == 0
        ? Optional.empty()
        : weighing.latency().map(l -> Wording.duration(times.quantile(l.quantile())));
  }
}
