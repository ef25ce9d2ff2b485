package dev.slipway.reconciler.analysis;

import java.util.List;

/// What the analysis remembers between two looks; plain data that survives in the journal.
///
/// @param watching the candidate has all traffic, the baseline none
/// @param warmth how warm the candidate is
/// @param candidate cumulative counts at the last reading
/// @param stepAnswers of the candidate
/// @param candidateLatencies cumulative, where the step (or the time after warm-up) began
/// @param baseline what is known of it
/// @param trials one for each limit on the answers, in the strategy's order
/// @param runs starts and crashes of the candidate
/// @param gauges one for each measured criterion, in the strategy's order
public record AnalysisState(
    boolean watching,
    Warmth warmth,
    Reading candidate,
    long stepAnswers,
    LatencyGrid candidateLatencies,
    Baseline baseline,
    List<Trial> trials,
    Runs runs,
    List<Gauge> gauges) {
  public AnalysisState {
    trials = List.copyOf(trials);
    gauges = List.copyOf(gauges);
  }

  /// @param neededNanos time in which answer times do not count, from the strategy
  /// @param answered whether the candidate has answered at all
  /// @param nanos time under analysis since its first answer
  public record Warmth(long neededNanos, boolean answered, long nanos) {
    boolean cold() {
      return neededNanos > 0 && (!answered || nanos < neededNanos);
    }
  }

  /// Cumulative counts of one release; a smaller one than before says that they began anew.
  public record Reading(Counts answers, long timed) {
    boolean below(Reading earlier) {
      return answers.below(earlier.answers) || timed < earlier.timed;
    }
  }

  /// @param last cumulative counts at the last reading
  /// @param past its answers before the rollout
  /// @param rollout its answers since
  /// @param pastLatencies cumulative, when the rollout began
  public record Baseline(Reading last, Counts past, Counts rollout, LatencyGrid pastLatencies) {}

  /// @param lastStarts cumulative, at the last reading
  /// @param lastCrashes likewise
  /// @param starts since the rollout began, the instances that stood then included
  /// @param crashes since the rollout began
  public record Runs(long lastStarts, long lastCrashes, long starts, long crashes) {}
}
