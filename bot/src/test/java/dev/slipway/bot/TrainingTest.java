package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TrainingTest {
  /// The launcher waits for it. What it does not meet is slow after each start.
  @Test
  @Timeout(240)
  void itEndsByItselfAfterEightRequestsWereRolledOut() throws Exception {
    assertThat(Training.run()).isEqualTo(8);
  }
}
