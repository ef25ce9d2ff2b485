package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.analysis.SimulatedRollout.End;
import dev.slipway.reconciler.analysis.SimulatedRollout.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds `docs/analysis.md` against the code. `-Dslipway.analysis.regenerate=true` writes its
/// tables. [AnalysisReportInFull] holds the one that takes a minute.
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
    String yielded = AnalysisReport.reportedTable(SAMPLE);

    assertThat(DocumentedTables.table("reported-sample", yielded)).isEqualTo(yielded);
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
}
