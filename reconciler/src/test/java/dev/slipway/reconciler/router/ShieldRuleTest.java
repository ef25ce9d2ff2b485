package dev.slipway.reconciler.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan.Split;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShieldRuleTest {
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void whatCanBeRepeatedIsCovered(String method) {
    assertThat(ShieldRule.covers(split(25, true), method, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "get"})
  void whatCannotIsNot(String method) {
    assertThat(ShieldRule.covers(split(25, true), method, false)).isFalse();
  }

  @Test
  void aBodyTheSwitchAndTheWholeTrafficEndTheCover() {
    assertThat(ShieldRule.covers(split(25, true), "GET", true)).isFalse();
    assertThat(ShieldRule.covers(split(25, false), "GET", false)).isFalse();
    assertThat(ShieldRule.covers(split(100, true), "GET", false)).isFalse();
  }

  @Test
  void failureBeginsAt500() {
    assertThat(ShieldRule.failed(499)).isFalse();
    assertThat(ShieldRule.failed(500)).isTrue();
  }

  private static Split split(int percent, boolean shield) {
    ReleaseHash release = new ReleaseHash("b".repeat(64));
    return new Split(new Pool(release, List.of()), new Weight(percent), shield);
  }
}
