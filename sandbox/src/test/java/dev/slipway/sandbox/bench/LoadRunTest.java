package dev.slipway.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LoadRunTest {
  @Test
  void twoOfFiveRolloutsAreBadAndSpreadAmongTheGood() {
    LoadRun.Numbers numbers = LoadRun.Numbers.of(20);

    assertThat(numbers).isEqualTo(new LoadRun.Numbers(20, 8, 5, 5));
    assertThat(IntStream.rangeClosed(1, 20).filter(numbers::isBad))
        .containsExactly(3, 5, 8, 10, 13, 15, 18, 20);
  }

  @Test
  void ofTwoRolloutsTheSecondIsBadWhereOneIsToBe() {
    LoadRun.Numbers numbers = new LoadRun.Numbers(2, 1, 1, 0);

    assertThat(numbers.isBad(1)).isFalse();
    assertThat(numbers.isBad(2)).isTrue();
  }
}
