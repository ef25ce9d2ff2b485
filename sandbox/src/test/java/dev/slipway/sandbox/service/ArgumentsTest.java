package dev.slipway.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ArgumentsTest {
  @Test
  void whatComesLastWins() {
    Arguments read = Arguments.parse("--port", "1", "--behaviour", "failing", "--port", "2");

    assertThat(read)
        .isEqualTo(new Arguments("127.0.0.1", 2, "sample", "0.0.0", new Behaviour.Failing()));
  }

  @Test
  void whatCannotBeReadIsRefusedInASentence() {
    assertThatThrownBy(() -> Arguments.parse("--port")).hasMessageContaining("a value is missing");
    assertThatThrownBy(() -> Arguments.parse("--port", "x")).hasMessageContaining("not a port");
    assertThatThrownBy(() -> Arguments.parse("--port", "65536")).hasMessageContaining("0 to 65535");
    assertThatThrownBy(() -> Arguments.parse("--prot", "1")).hasMessageContaining("'--prot'");
  }
}
