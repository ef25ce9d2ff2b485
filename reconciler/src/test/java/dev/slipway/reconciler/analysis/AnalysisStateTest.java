package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AnalysisStateTest {
  private static final int FEW_KILOBYTES = 6_000;

  @Test
  void theStateSurvivesTheJournalAndIsSmall() throws JsonProcessingException {
    Looks looks =
        new Looks(
            Looks.errors(0.05),
            Looks.moreErrors(0.1),
            Looks.p95(Duration.ofSeconds(2)),
            Looks.slower(0.2));
    looks.baselineTaking(5, 100_000).baselineTaking(800, 9_000).baselineTaking(3_000, 90).begin();
    looks.step().baselineTaking(700, 10_000).candidateTaking(1_100, 10_000).each(50, 5, 1);

    String json = new ObjectMapper().writeValueAsString(looks.state());

    assertThat(json).hasSizeLessThan(FEW_KILOBYTES).doesNotContain("NaN", "Infinity");
    assertThat(new ObjectMapper().readValue(json, AnalysisState.class)).isEqualTo(looks.state());
  }
}
