package dev.slipway.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class SpeedReportTest {
  private static final Figure START =
      Figure.of("start", "Start until ready", "ms", List.of(2_100.0, 1_400.0, 1_600.0))
          .aimingAt(Figure.Aim.under(2_000));
  private static final Figure FAILED =
      Figure.of("failedGets", "GETs that failed", "", List.of(0.0)).aimingAt(Figure.Aim.atMost(0));

  @Test
  void theMedianIsTheMiddleOrBetweenTheMiddleTwo() {
    assertThat(START.median()).isEqualTo(1_600);
    assertThat(Figure.of("a", "b", "ms", List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
  }

  @Test
  void whatWasNeverMeasuredIsNoFigure() {
    assertThatThrownBy(() -> Figure.of("start", "Start", "ms", List.of()))
        .hasMessage("start was never measured");
  }

  @Test
  void theLimitItselfMeetsOnlyAnAimThatSaysAtMost() {
    assertThat(Figure.Aim.under(2).isMetBy(2)).isFalse();
    assertThat(Figure.Aim.atMost(2).isMetBy(2)).isTrue();
    assertThat(Figure.Aim.atMost(2).isMetBy(2.1)).isFalse();
  }

  @Test
  void theTableIsMarkdownWithStraightColumns() {
    SpeedReport report =
        new SpeedReport(
            machine(),
            List.of(START, FAILED, Figure.of("idle", "Idling", "%", List.of(0.8, 12.34))));

    assertThat(report.table())
        .containsExactly(
            "| What              | Runs |  Median |   Least |    Most |           Aim |     |",
            "|-------------------|-----:|--------:|--------:|--------:|--------------:|-----|",
            "| Start until ready |    3 | 1600 ms | 1400 ms | 2100 ms | under 2000 ms | met |",
            "| GETs that failed  |    1 |       0 |       0 |       0 |     at most 0 | met |",
            "| Idling            |    2 |  6.57 % |  0.80 % |  12.3 % |               |     |");
  }

  @Test
  void anAimThatIsMissedIsSaid() {
    Figure slow =
        Figure.of("start", "Start", "ms", List.of(2_000.0)).aimingAt(Figure.Aim.under(2_000));

    assertThat(new SpeedReport(machine(), List.of(slow)).table().getLast())
        .isEqualTo("| Start |    1 | 2000 ms | 2000 ms | 2000 ms | under 2000 ms | missed |");
  }

  @Test
  void programsGetEveryRun() {
    SpeedReport report = new SpeedReport(machine(), List.of(START));

    assertThat(report.json())
        .isEqualTo(
            "{\"machine\":{\"cpu\":\"Z80\",\"cores\":\"1\"},\"figures\":[{\"name\":\"start\","
                + "\"what\":\"Start until ready\",\"unit\":\"ms\",\"median\":1600.0,"
                + "\"runs\":[2100.0,1400.0,1600.0],\"aim\":\"under 2000 ms\",\"met\":true}]}");
  }

  private static Machine machine() {
    SequencedMap<String, String> lines = new LinkedHashMap<>();
    lines.put("cpu", "Z80");
    lines.put("cores", "1");
    return new Machine(lines);
  }
}
