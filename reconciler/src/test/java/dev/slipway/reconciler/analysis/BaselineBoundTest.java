package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.reconciler.delivery.Latencies;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BaselineBoundTest {
  @Test
  void nothingIsKnownWithoutAnswersAndLittleWithFew() {
    assertThat(BaselineBound.rate(Counts.NONE, 0.005)).isEqualTo(1);
    assertThat(BaselineBound.rate(new Counts(3, 3), 0.005)).isEqualTo(1);
    assertThat(BaselineBound.rate(new Counts(10, 0), 0.005)).isBetween(0.4, 0.6);
  }

  /// By hand: `(1 - p)^1000 = 0.005 * B(1/2, 1000.5) / pi`, and `B(1/2, 1000.5) / pi = 0.01784`.
  @Test
  void aThousandGoodAnswersBoundTheRateByOnePercent() {
    assertThat(BaselineBound.rate(new Counts(1_000, 0), 0.005))
        .isCloseTo(1 - Math.pow(0.005 * 0.01784, 0.001), within(1e-5));
  }

  @Test
  void theBoundClosesInOnTheEstimate() {
    assertThat(BaselineBound.rate(new Counts(10_000_000, 200_000), 0.005)).isBetween(0.02, 0.0203);
  }

  @Test
  void aQuantileIsUnknownUntilThereAreEnoughAnswersAndNeverBelowTheTrueLine() {
    Map<Long, Long> few = Map.of(100_000L, 100L);
    Map<Long, Long> many = Map.of(100_000L, 9_600L, 900_000L, 400L);

    assertThat(bound(few)).isEqualTo(Duration.ZERO);
    assertThat(bound(many)).isBetween(Duration.ofMillis(100), Duration.ofMillis(105));
  }

  private static Duration bound(Map<Long, Long> latencies) {
    return BaselineBound.quantile(LatencyGrid.of(Latencies.of(latencies)), 0.95, 0.005);
  }
}
