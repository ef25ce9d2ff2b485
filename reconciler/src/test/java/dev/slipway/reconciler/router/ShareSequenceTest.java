package dev.slipway.reconciler.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Weight;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareSequenceTest {
  private static final int REQUESTS = 1_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 25, 33, 50, 67, 99, 100})
  void noWindowExceedsTheWeightByMoreThanOneRequest(int percent) {
    ShareSequence shares = new ShareSequence();
    boolean[] candidate = new boolean[REQUESTS];
    IntStream.range(0, REQUESTS).forEach(i -> candidate[i] = shares.next(new Weight(percent)));

    assertThat(worstExcess(candidate, percent)).isLessThan(1.0);
  }

  @Test
  void fivePercentOfAThousandAreFifty() {
    ShareSequence shares = new ShareSequence();

    long taken = IntStream.range(0, REQUESTS).filter(_ -> shares.next(new Weight(5))).count();

    assertThat(taken).isEqualTo(50);
  }

  @Test
  void nothingGoesToTheCandidateAtZeroWhateverItWasOwed() {
    ShareSequence shares = new ShareSequence();
    shares.next(new Weight(99));

    long taken = IntStream.range(0, REQUESTS).filter(_ -> shares.next(Weight.NONE)).count();

    assertThat(taken).isZero();
  }

  @Test
  void aChangeOfWeightOwesNoMoreThanOneRequest() {
    ShareSequence shares = new ShareSequence();
    IntStream.range(0, 99).forEach(_ -> shares.next(new Weight(1)));

    long taken = IntStream.range(0, 100).filter(_ -> shares.next(new Weight(5))).count();

    assertThat(taken).isBetween(5L, 6L);
  }

  /// The largest difference between what a window got and what its weight says, over all windows.
  private static double worstExcess(boolean[] candidate, int percent) {
    double lowest = 0;
    double balance = 0;
    double worst = 0;
    for (boolean taken : candidate) {
      balance += (taken ? 1 : 0) - percent / 100.0;
      worst = Math.max(worst, balance - lowest);
      lowest = Math.min(lowest, balance);
    }
    return Math.round(worst * 1e6) / 1e6;
  }
}
