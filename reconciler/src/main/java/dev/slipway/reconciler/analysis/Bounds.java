package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.analysis.AnalysisState.Baseline;
import java.time.Duration;
import java.util.Optional;

/// The limits that hold at one look, those that come from the baseline included.
///
/// While both have traffic, the baseline is known by its answers of the same time: those since the
/// rollout began. In the watch it has none any more; then its past counts too, unless the rollout
/// alone brought enough.
///
/// @param state the look's sample is already taken in
/// @param share of alpha for each limit
/// @param candidateTimes the candidate's answer times in this step
/// @param baselineTimes the baseline's answer times that comparisons rest on
record Bounds(
    Strategy strategy,
    AnalysisState state,
    double share,
    LatencyGrid candidateTimes,
    LatencyGrid baselineTimes) {
  /// Of a whole rollout: how probable it is at most that a candidate within its limits is
  /// convicted.
  static final double ALPHA = 0.01;

  /// Below these nobody minds a relative increase.
  static final double ERROR_FLOOR = 0.01;

  static final Duration LATENCY_FLOOR = Duration.ofMillis(10);

  private static final int ENOUGH = 1_000;

  static Bounds at(Strategy strategy, AnalysisState state, Sample now) {
    double share = ALPHA / Math.max(1, state.trials().size());
    if (state.trials().stream().noneMatch(Trial::timed)) {
      return new Bounds(strategy, state, share, LatencyGrid.NONE, LatencyGrid.NONE);
    }
    LatencyGrid candidate = LatencyGrid.of(now.candidate().latencies());
    LatencyGrid baseline = LatencyGrid.of(now.baseline().latencies());
    LatencyGrid rollout = baseline.since(state.baseline().pastLatencies());
    boolean withPast = state.watching() && rollout.all() < ENOUGH;
    return new Bounds(
        strategy,
        state,
        share,
        candidate.since(state.candidateLatencies()),
        withPast ? baseline : rollout);
  }

  /// The share of answers that may fail by this limit.
  double limit(Yardstick yardstick) {
    return switch (yardstick) {
      case Yardstick.ErrorMax errors -> errors.max();
      case Yardstick.ErrorIncrease errors -> {
        double baseline = BaselineBound.rate(baselineAnswers(), share / 2);
        yield Math.min(1, Math.max(ERROR_FLOOR, (1 + errors.increase()) * baseline));
      }
      case Yardstick.LatencyMax latency -> 1 - latency.criterion().quantile();
      case Yardstick.LatencyIncrease latency -> 1 - latency.criterion().quantile();
    };
  }

  /// How probable it is at most that the candidate is convicted wrongly by this limit; a comparison
  /// leaves half of its share to the baseline's bound.
  double alpha(Yardstick yardstick) {
    return yardstick.comparison() ? share / 2 : share;
  }

  /// The answer time that the baseline allows, once enough is known of it.
  Optional<Duration> threshold(Yardstick.LatencyIncrease latency) {
    double quantile = latency.criterion().quantile();
    Duration bound = BaselineBound.quantile(baselineTimes, quantile, share / 2);
    if (bound.isZero()) {
      return Optional.empty();
    }
    Duration risen = Duration.ofNanos((long) ((1 + latency.increase()) * bound.toNanos()));
    Duration floor = bound.plus(LATENCY_FLOOR);
    return Optional.of(risen.compareTo(floor) < 0 ? floor : risen);
  }

  /// Whether the baseline is known well enough for the candidate to pass this limit.
  boolean knows(Yardstick yardstick, Trial trial) {
    return switch (yardstick) {
      case Yardstick.ErrorMax _, Yardstick.LatencyMax _ -> true;
      case Yardstick.ErrorIncrease _ ->
          baselineAnswers().all() >= Math.max(1, strategy.minRequests());
      case Yardstick.LatencyIncrease _ -> trial.thresholdMicros() > 0;
    };
  }

  /// The baseline's answers that comparisons rest on.
  Counts baselineAnswers() {
    Baseline baseline = state.baseline();
    boolean withPast = state.watching() && baseline.rollout().all() < ENOUGH;
    return withPast ? baseline.rollout().plus(baseline.past()) : baseline.rollout();
  }
}
