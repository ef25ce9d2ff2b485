package dev.slipway.reconciler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// All rollouts of the reported circumstances take a minute. Its name keeps it out of the usual
/// run, where [AnalysisReportTest] holds a sample of them: `-Dtest=AnalysisReportInFull`.
final class AnalysisReportInFull {
  @Test
  void theReportedCircumstancesAreDocumentedAsTheyAre() throws IOException {
    String yielded = AnalysisReport.reportedTable(AnalysisReport.ROLLOUTS);

    assertThat(DocumentedTables.table("reported", yielded)).isEqualTo(yielded);
  }
}
