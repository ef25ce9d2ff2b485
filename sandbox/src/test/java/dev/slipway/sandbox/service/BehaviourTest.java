package dev.slipway.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BehaviourTest {
  @Test
  void aNameAloneTakesItsDefault() {
    assertThat(Behaviour.parse("slow")).isEqualTo(new Behaviour.Slow(Duration.ofMillis(800)));
    assertThat(Behaviour.parse("failing-after"))
        .isEqualTo(new Behaviour.FailingAfter(Duration.ofMinutes(1)));
  }

  @Test
  void anArgumentFollowsAColon() {
    assertThat(Behaviour.parse("crashing:250ms"))
        .isEqualTo(new Behaviour.Crashing(Duration.ofMillis(250)));
    assertThat(Behaviour.parse("failing-share:0.25")).isEqualTo(new Behaviour.FailingShare(0.25));
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Behaviour.parse("lazy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no behaviour 'lazy'")
        .hasMessageContaining("failing-share");
  }

  @Test
  void anArgumentThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Behaviour.parse("slow:soon")).hasMessageContaining("not a duration");
    assertThatThrownBy(() -> Behaviour.parse("slow:99999999999999s"))
        .hasMessageContaining("not a duration");
    assertThatThrownBy(() -> Behaviour.parse("failing-share:2"))
        .hasMessageContaining("ratio from 0 to 1");
    assertThatThrownBy(() -> Behaviour.parse("good:very")).hasMessageContaining("no behaviour");
  }
}
