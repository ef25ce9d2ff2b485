package dev.slipway.reconciler.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/// Values as people read them: three significant digits, a point, a unit.
final class Wording {
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Wording() {}

  /// `12.3 %`
  static String percent(double ratio) {
    return number(100 * ratio) + " %";
  }

  /// `2.31 s`, `120 ms`
  static String duration(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    return seconds < 1 ? number(1_000 * seconds) + " ms" : number(seconds) + " s";
  }

  static String number(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    boolean large = Math.abs(value) >= 1_000;
    BigDecimal rounded = large ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
