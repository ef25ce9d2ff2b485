package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvidenceTest {
  private static final double FIVE_PERCENT = 0.05;

  @Test
  void withoutAnswersTheRatioIsOne() {
    assertThat(Evidence.NONE.logRatio()).isZero();
    assertThat(Evidence.NONE.after(FIVE_PERCENT, Counts.NONE)).isEqualTo(Evidence.NONE);
  }

  /// A fair game: over all outcomes of a look on the limit, the ratio's mean stays one, save for
  /// rounding downwards.
  @Test
  void onTheLimitTheRatioDoesNotGrowOnAverage() {
    double good = 0.95 * ratio(new Counts(1, 0));
    double bad = 0.05 * ratio(new Counts(1, 1));

    assertThat(good + bad).isLessThanOrEqualTo(1).isCloseTo(1, within(1e-3));
  }

  /// As computed beforehand: failing always is found after 2 answers at 1 %, after 3 at 0.2 %.
  @ParameterizedTest
  @CsvSource({"1, 0.01, false", "2, 0.01, true", "2, 0.002, false", "3, 0.002, true"})
  void failingAlwaysIsFoundAfterTwoOrThreeAnswers(long answers, double alpha, boolean found) {
    Evidence evidence = after(0, answers);

    assertThat(evidence.convicts(alpha)).isEqualTo(found);
  }

  /// Without a mixture over the start, these hid the next 89 and 221 failures.
  @ParameterizedTest
  @CsvSource({"1000, 6", "3000, 7"})
  void aGoodPastHidesFewFailures(long good, long hidden) {
    assertThat(after(good, hidden).convicts(0.01)).isFalse();
    assertThat(after(good, hidden + 1).convicts(0.01)).isTrue();
  }

  @Test
  void aLimitOfNothingIsBrokenByOneFailureAndALimitOfEverythingByNone() {
    assertThat(Evidence.NONE.after(0, new Counts(1_000, 1)).convicts(0.0025)).isTrue();
    assertThat(Evidence.NONE.after(1, new Counts(1_000, 1_000))).isEqualTo(Evidence.NONE);
  }

  @Test
  void aBillionAnswersOverflowNothing() {
    Evidence evidence =
        Evidence.NONE
            .after(FIVE_PERCENT, new Counts(1_000_000_000, 0))
            .after(FIVE_PERCENT, new Counts(1_000_000_000, 1_000_000_000));

    assertThat(evidence.logs()).allMatch(Double::isFinite);
    assertThat(evidence.logRatio()).isFinite().isPositive();
  }

  private static double ratio(Counts answers) {
    return Math.exp(Evidence.NONE.after(FIVE_PERCENT, answers).logRatio());
  }

  private static Evidence after(long good, long failing) {
    return Stream.concat(
            LongStream.range(0, good).mapToObj(_ -> new Counts(1, 0)),
            LongStream.range(0, failing).mapToObj(_ -> new Counts(1, 1)))
        .reduce(
            Evidence.NONE,
            (evidence, answer) -> evidence.after(FIVE_PERCENT, answer),
            (first, _) -> first);
  }
}
