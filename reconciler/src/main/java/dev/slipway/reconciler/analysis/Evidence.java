package dev.slipway.reconciler.analysis;

import java.util.ArrayList;
import java.util.List;

/// Evidence that answers fail more often than a limit `b` allows: a test martingale.
///
/// 1. Alternatives: rates `q_k = b + (1 - b) u_k`, all above the limit; the shares `u_k` are fixed,
///    dense near the limit, the last one is (all but) certain failure.
/// 2. A tick is a look at which new answers came: `n` answers, `f` of them failed. It multiplies
///    the likelihood ratio by `L_k = (q_k / b)^f ((1 - q_k) / (1 - b))^(n - f)`.
/// 3. Mixed over its own start: at tick `t` the weight `w_t = 1 / (t (t + 1))` enters the game:
///    `S_k(t) = (S_k(t - 1) + w_t) L_k(t)`.
/// 4. The ratio is `sum_k pi_k S_k(t) + 1 / (t + 1)`; the last term is the weight that has not
///    entered.
///
/// Properties: the ratio starts at 1, is never negative, and does not grow on average as long as
/// each answer's probability to fail, given all before it, is at most `b`. So it ever reaches `1 /
/// alpha` with probability at most `alpha`, however often it is looked at (Ville). The limit may
/// change from tick to tick if it is known before the tick's answers are. A good past of `t` ticks
/// costs `ln t (t + 1)` and no more. Rounding is downwards, so it keeps all of this.
///
/// @param ticks looks that brought answers
/// @param logs natural logarithms of `S_k`; empty before the first tick
public record Evidence(long ticks, List<Double> logs) {
  /// None so far: the ratio is 1.
  public static final Evidence NONE = new Evidence(0, List.of());

  private static final int SPREAD = 16;
  private static final double CERTAIN = 1 - 1e-9;
  private static final double CERTAIN_WEIGHT = 3.0 / 8;

  /// A limit of zero is tested as one in a billion.
  private static final double LOWEST = 1e-9;

  /// Above this nothing can be shown: everything may fail.
  private static final double HIGHEST = 1 - 1e-6;

  private static final double DECIMALS = 1e4;

  private static final List<Alternative> ALTERNATIVES = alternatives();

  private record Alternative(double share, double logOfRest, double logWeight) {}

  public Evidence {
    logs = List.copyOf(logs);
  }

  private static List<Alternative> alternatives() {
    List<Alternative> all = new ArrayList<>();
    for (int k = 0; k < SPREAD; k++) {
      double root = (k + 0.5) / SPREAD;
      all.add(alternative(root * root, (1 - CERTAIN_WEIGHT) / SPREAD));
    }
    all.add(alternative(CERTAIN, CERTAIN_WEIGHT));
    return List.copyOf(all);
  }

  private static Alternative alternative(double share, double weight) {
    return new Alternative(share, Math.log(1 - share), Math.log(weight));
  }

  /// One tick more.
  ///
  /// @param limit the rate that the answers may fail at
  Evidence after(double limit, Counts answers) {
    if (answers.all() == 0 || limit > HIGHEST) {
      return this;
    }
    double b = Math.max(limit, LOWEST);
    long tick = ticks + 1;
    double entering = -Math.log((double) tick * (tick + 1));
    List<Double> next = new ArrayList<>(ALTERNATIVES.size());
    for (int k = 0; k < ALTERNATIVES.size(); k++) {
      Alternative alternative = ALTERNATIVES.get(k);
      double started = logs.isEmpty() ? entering : logOfSum(logs.get(k), entering);
      double gain =
          answers.failing() * Math.log(1 + (1 - b) / b * alternative.share())
              + (answers.all() - answers.failing()) * alternative.logOfRest();
      next.add(Math.floor((started + gain) * DECIMALS) / DECIMALS);
    }
    return new Evidence(tick, next);
  }

  /// Natural logarithm of the ratio.
  double logRatio() {
    double sum = -Math.log(ticks + 1.0);
    for (int k = 0; k < logs.size(); k++) {
      sum = logOfSum(sum, ALTERNATIVES.get(k).logWeight() + logs.get(k));
    }
    return sum;
  }

  /// Whether the ratio is at least `1 / alpha`.
  boolean convicts(double alpha) {
    return logRatio() >= -Math.log(alpha);
  }

  private static double logOfSum(double logA, double logB) {
    double larger = Math.max(logA, logB);
    double apart = Math.min(logA, logB) - larger;
    return apart < -36 ? larger : larger + Math.log(1 + Math.exp(apart));
  }
}
