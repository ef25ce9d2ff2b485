package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.reconciler.analysis.Verdict.Insufficient.Cause;
import java.time.Duration;
import java.util.Optional;

/// Judges one limit on the candidate's answers.
///
/// 1. The limit `b` in force: the strategy's, or what the baseline allows (see [Bounds]); the
///    baseline's answers of this look are taken in before the candidate's.
/// 2. Candidate and baseline are each weighed against `b` by a martingale of their own.
/// 3. Candidate convicted: Fail; shared when the baseline breaks the same limit by ten to one.
/// 4. Otherwise, fewer than `minRequests` in this step, a cold candidate or an unknown baseline:
///    too few.
/// 5. Otherwise Pass when the step's estimate is within `b`, and undecided when not.
///
/// Properties: a candidate that keeps the limit is convicted in its whole rollout with probability
/// at most the limit's share of alpha; no data, no Pass; 5 is by estimate, so what passes may be
/// worse than the limit by chance, and what is undecided may be good (hence `maxHold`).
record Weighing(Yardstick yardstick, Trial trial, double limit, Bounds bounds) {
  /// Ten to one is enough to suspect the baseline: it decides between a rejection and a pause.
  private static final double SUSPICION = 0.1;

  static Weighing of(Yardstick yardstick, Trial before, Bounds bounds) {
    double limit = bounds.limit(yardstick);
    return new Weighing(
        yardstick, before.weighed(limit, !bounds.state().watching()), limit, bounds);
  }

  /// The trial to remember, with the limit of the next look's answer times.
  Trial next(Sample now) {
    if (!(yardstick instanceof Yardstick.LatencyIncrease increase)) {
      return trial;
    }
    long micros = bounds.threshold(increase).map(Weighing::micros).orElse(trial.thresholdMicros());
    return micros == trial.thresholdMicros() ? trial : trial.from(micros, now);
  }

  private static long micros(Duration duration) {
    return (duration.toNanos() + 999) / 1_000;
  }

  Opinion opinion() {
    Counts step = trial.candidate().counted();
    if (trial.candidate().evidence().convicts(bounds.alpha(yardstick))) {
      Finding evidence = new Reporting(this).conviction();
      boolean shared =
          !bounds.state().watching() && trial.baseline().evidence().convicts(SUSPICION);
      return new Opinion(new Verdict.Fail(evidence, shared), Optional.of(evidence));
    }
    Optional<Finding> finding =
        step.all() == 0 ? Optional.empty() : Optional.of(new Reporting(this).estimate());
    return new Opinion(undecidedOrPass(step, finding), finding);
  }

  private Verdict undecidedOrPass(Counts step, Optional<Finding> finding) {
    String name = yardstick.criterion().name();
    int wanted = Math.max(1, bounds.strategy().minRequests());
    AnalysisState.Warmth warmth = bounds.state().warmth();
    if (trial.timed() && warmth.cold()) {
      return tooFew(
          name
              + ": warming up, "
              + Wording.duration(Duration.ofNanos(warmth.nanos()))
              + " of "
              + Wording.duration(Duration.ofNanos(warmth.neededNanos())));
    }
    if (step.all() < wanted) {
      return tooFew(name + ": " + step.all() + " of " + wanted + " requests");
    }
    if (!bounds.knows(yardstick, trial)) {
      return tooFew(name + ": the baseline has too few answers to compare with");
    }
    if (step.within(limit)) {
      return new Verdict.Pass();
    }
    return new Verdict.Insufficient(
        Cause.UNDECIDED, finding.map(Finding::sentence).orElse(name) + ", not certain yet");
  }

  private static Verdict tooFew(String reason) {
    return new Verdict.Insufficient(Cause.TOO_FEW, reason);
  }

  /// The latency criterion behind a timed trial.
  Optional<Criterion.Latency> latency() {
    return yardstick.criterion() instanceof Criterion.Latency latency
        ? Optional.of(latency)
        : Optional.empty();
  }
}
