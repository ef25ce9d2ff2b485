package dev.slipway.reconciler.analysis;

import java.util.List;

/// The outcome of one look.
///
/// @param findings one for each criterion that has a value, in the strategy's order
public record Judgement(AnalysisState next, Verdict verdict, List<Finding> findings) {
  public Judgement {
    findings = List.copyOf(findings);
  }
}
