package dev.slipway.reconciler.analysis;

import dev.slipway.environments.language.Strategy;

/// Judges a candidate.
public final class Analysis {
  private Analysis() {}

  /// Before the candidate gets its first request.
  ///
  /// @param reading where the counting starts from; the baseline's answers until now are its past
  public static AnalysisState begin(Strategy strategy, Sample reading) {
    throw new IllegalStateException("being written");
  }

  /// A new step's weight has been read back: its answers are counted from here. Evidence gathered
  /// so far stays.
  public static AnalysisState enterStep(AnalysisState state, Sample reading) {
    throw new IllegalStateException("being written");
  }

  /// The candidate has all traffic: absolute limits apply to it live, comparisons use what is known
  /// of the baseline.
  public static AnalysisState enterWatch(AnalysisState state, Sample reading) {
    throw new IllegalStateException("being written");
  }

  /// One look.
  public static Judgement judge(Strategy strategy, AnalysisState state, Sample reading) {
    throw new IllegalStateException("being written");
  }

  /// After a pause that a person ended: what is known of the baseline stays, the evidence against
  /// the candidate is counted anew from the next look on.
  public static AnalysisState again(Strategy strategy, AnalysisState state) {
    throw new IllegalStateException("being written");
  }
}
