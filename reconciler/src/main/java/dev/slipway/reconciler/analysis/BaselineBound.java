package dev.slipway.reconciler.analysis;

import java.time.Duration;

/// What the baseline's true rate or quantile is at most, at every instant at once, except with
/// probability `alpha`.
///
/// Robbins' confidence sequence (1970): the answers' likelihood under a mixture of all rates
/// (Beta(1/2, 1/2)), divided by that under the rate `p`, is a test martingale if `p` is true; the
/// rates for which it stays under `1 / alpha` are those that are not refuted. The bound is the
/// largest of them.
final class BaselineBound {
  private static final int HALVINGS = 40;

  private BaselineBound() {}

  /// Upper bound of a rate; 1 without answers.
  static double rate(Counts answers, double alpha) {
    if (answers.all() == answers.failing()) {
      return 1;
    }
    double low = answers.rate();
    double high = 1;
    double mixture = logMixture(answers);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (mixture - logLikelihood(answers, middle) < -Math.log(alpha)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// Upper bound of a quantile, rounded up to a line of the grid; zero where the answers do not
  /// suffice for one.
  ///
  /// It is wrong only if the share of answers at or above the true quantile, a single rate, is
  /// refuted wrongly: fewer slower answers are stronger evidence, and every line below the true
  /// quantile has at least as many slower answers as the quantile itself. So one `alpha` pays for
  /// all lines.
  static Duration quantile(LatencyGrid latencies, double quantile, double alpha) {
    double share = 1 - quantile;
    return latencies.lowestLine(slower ->
        slower.rate() < share
            && logMixture(slower) - logLikelihood(slower, share) >= -Math.log(alpha));
  }

  private static double logLikelihood(Counts answers, double p) {
    long good = answers.all() - answers.failing();
    double failing = answers.failing() == 0 ? 0 : answers.failing() * Math.log(p);
    return failing + good * Math.log(1 - p);
  }

  private static double logMixture(Counts answers) {
    long good = answers.all() - answers.failing();
    return logGamma(answers.failing() + 0.5)
        + logGamma(good + 0.5)
        - logGamma(answers.all() + 1.0)
        - Math.log(Math.PI);
  }

  /// Stirling's series after moving the argument to where it is exact to a dozen digits.
  private static double logGamma(double argument) {
    double x = argument;
    double moved = 1;
    while (x < 10) {
      moved *= x;
      x++;
    }
    double square = 1 / (x * x);
    double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / x;
    return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - Math.log(moved);
  }
}
