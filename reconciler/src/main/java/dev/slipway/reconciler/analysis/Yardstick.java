package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One limit on the candidate's answers. A criterion with `max` and `maxIncrease` is two.
sealed interface Yardstick {
  Criterion.Counted criterion();

  /// At most this share of the answers fails.
  record ErrorMax(Criterion.ErrorRate criterion, double max) implements Yardstick {}

  /// At most so much more of them fails than of the baseline's.
  record ErrorIncrease(Criterion.ErrorRate criterion, double increase) implements Yardstick {}

  /// At most `1 - quantile` of the answers is slower than this.
  record LatencyMax(Criterion.Latency criterion, Duration max) implements Yardstick {}

  /// At most `1 - quantile` of the answers is slower than the baseline's quantile and so much more.
  record LatencyIncrease(Criterion.Latency criterion, double increase) implements Yardstick {}

  /// All limits of a strategy on counted criteria, in its order.
  static List<Yardstick> of(Strategy strategy) {
    List<Yardstick> all = new ArrayList<>();
    for (Criterion criterion : strategy.criteria()) {
      switch (criterion) {
        case Criterion.ErrorRate rate -> {
          rate.max().ifPresent(max -> all.add(new ErrorMax(rate, max)));
          rate.maxIncrease().ifPresent(increase -> all.add(new ErrorIncrease(rate, increase)));
        }
        case Criterion.Latency latency -> {
          latency.max().ifPresent(max -> all.add(new LatencyMax(latency, max)));
          latency
              .maxIncrease()
              .ifPresent(increase -> all.add(new LatencyIncrease(latency, increase)));
        }
        case Criterion.Measured _ -> {}
      }
    }
    return all;
  }

  default boolean timed() {
    return switch (this) {
      case ErrorMax _, ErrorIncrease _ -> false;
      case LatencyMax _, LatencyIncrease _ -> true;
    };
  }

  /// Whether the limit comes from the baseline.
  default boolean comparison() {
    return switch (this) {
      case ErrorMax _, LatencyMax _ -> false;
      case ErrorIncrease _, LatencyIncrease _ -> true;
    };
  }

  /// The answer time from which on an answer counts as failing; zero where it does not matter or is
  /// not known before the baseline is.
  default long initialThreshold() {
    return this instanceof LatencyMax latency ? latency.max().toNanos() / 1_000 : 0;
  }
}
