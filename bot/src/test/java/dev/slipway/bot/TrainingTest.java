package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TrainingTest {
  /// The launcher waits for it.
  @Test
  @Timeout(120)
  void itEndsByItself() {
    assertThatCode(Training::run).doesNotThrowAnyException();
  }
}
