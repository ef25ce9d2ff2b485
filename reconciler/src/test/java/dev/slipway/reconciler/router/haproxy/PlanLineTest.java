package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.Seatings.V1;
import static dev.slipway.reconciler.router.haproxy.Seatings.V2;
import static dev.slipway.reconciler.router.haproxy.Seatings.alone;
import static dev.slipway.reconciler.router.haproxy.Seatings.canary;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLineTest {
  @Test
  void aLineIsReadBackAsItWasWritten() {
    PlanLine line = PlanLine.of(Seating.first(canary(25, V1, V2)));

    assertThat(line).hasToString("a:b:25:1:0:1111111111:2222222222");
    assertThat(PlanLine.parse(line.toString())).contains(line);
  }

  @Test
  void nobodyStandsInAtAHundredPercentOrForAnEmptyBaseline() {
    assertThat(PlanLine.of(Seating.first(canary(100, V1, V2))).shield()).isFalse();
    assertThat(PlanLine.of(Seating.first(alone(V1)).follow(alone(V1))).shield()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a:b:25:1:0:1111111111",
        "a:b:101:1:0:1111111111:2222222222",
        "c:b:25:1:0:1111111111:2222222222",
        "a:-:25:1:0:1111111111:2222222222"
      })
  void whatWeDidNotWriteIsNoLine(String line) {
    assertThat(PlanLine.parse(line)).isEmpty();
  }
}
