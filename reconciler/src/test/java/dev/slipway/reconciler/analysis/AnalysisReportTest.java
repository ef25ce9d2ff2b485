package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.analysis.SimulatedRollout.End;
import dev.slipway.reconciler.analysis.SimulatedRollout.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Holds `docs/analysis.md` against the code. `-Dslipway.analysis.regenerate=true` writes its
/// tables.
final class AnalysisReportTest {
  private static final int SAMPLE = 500;

  @Test
  void fewerThanOnePercentOfCandidatesWithinTheirLimitsAreTakenBack() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Scenario scenario : AnalysisReport.promised()) {
      AnalysisReport.Ends ends = AnalysisReport.ends(scenario, AnalysisReport.ROLLOUTS);
      assertThat(ends.of(End.CONVICTED) + ends.of(End.SHARED))
          .as(scenario.name())
          .isLessThan(AnalysisReport.ROLLOUTS / 100);
      rows.add(AnalysisReport.row(scenario, ends));
    }

    String yielded = AnalysisReport.endsTable(rows);

    assertThat(DocumentedTables.table("promised", yielded)).isEqualTo(yielded);
  }

  @Test
  void theReportedCircumstancesAreDocumentedAsTheyAre() throws IOException {
    String yielded = reported(SAMPLE);

    assertThat(DocumentedTables.table("reported-sample", yielded)).isEqualTo(yielded);
  }

  @Test
  @EnabledIfSystemProperty(named = "slipway.analysis.regenerate", matches = "true")
  void theReportedCircumstancesAreDocumentedInFull() throws IOException {
    String yielded = reported(AnalysisReport.ROLLOUTS);

    assertThat(DocumentedTables.table("reported", yielded)).isEqualTo(yielded);
  }

  @Test
  void theAnswersUntilFailAreDocumentedAsTheyAre() throws IOException {
    String yielded = AnalysisReport.answersTable();

    assertThat(DocumentedTables.table("answers", yielded)).isEqualTo(yielded);
  }

  @Test
  void theNaiveRuleIsDocumentedAsItIs() throws IOException {
    String yielded = AnalysisReport.naiveTable();

    assertThat(DocumentedTables.table("naive", yielded)).isEqualTo(yielded);
  }

  private static String reported(int rollouts) {
    return AnalysisReport.endsTable(
        AnalysisReport.reported().stream()
            .map(scenario -> AnalysisReport.row(scenario, AnalysisReport.ends(scenario, rollouts)))
            .toList());
  }
}
