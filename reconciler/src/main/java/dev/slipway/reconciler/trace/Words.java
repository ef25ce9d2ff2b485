package dev.slipway.reconciler.trace;

import dev.slipway.reconciler.analysis.Finding;
import dev.slipway.reconciler.analysis.Verdict;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.Optional;

/// What traces call things. What a person wrote, and what a program printed, stays out of them.
final class Words {
  static final String PREFIX = "slipway.";

  private Words() {}

  static String of(EndCause cause) {
    return switch (cause) {
      case EndCause.AnalysisFailed _ -> "analysis-failed";
      case EndCause.TooLittleEvidence _ -> "too-little-evidence";
      case EndCause.CandidateCrashed _ -> "candidate-crashed";
      case EndCause.CandidateNotReady _ -> "candidate-not-ready";
      case EndCause.StartRefused _ -> "start-refused";
      case EndCause.ChecksFailed _ -> "checks-failed";
      case EndCause.HookFailed _ -> "hook-failed";
      case EndCause.DeadlineExceeded _ -> "deadline-exceeded";
      case EndCause.Aborted _ -> "aborted";
      case EndCause.Superseded _ -> "superseded";
      case EndCause.RecordLost _ -> "record-lost";
      case EndCause.Returned _ -> "returned";
    };
  }

  static String of(PauseCause cause) {
    return switch (cause) {
      case PauseCause.ByPerson _ -> "by-person";
      case PauseCause.ManualHold _ -> "manual-hold";
      case PauseCause.NoVerdict _ -> "no-verdict";
      case PauseCause.ProviderUnreachable _ -> "provider-unreachable";
      case PauseCause.SharedOutage _ -> "shared-outage";
      case PauseCause.BaselineLost _ -> "baseline-lost";
      case PauseCause.Frozen _ -> "frozen";
    };
  }

  static String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Fail _ -> "fail";
      case Verdict.Insufficient _ -> "insufficient";
      case Verdict.Error _ -> "error";
    };
  }

  static String of(RolloutState.Ended end) {
    return switch (end) {
      case RolloutState.Completed(boolean proven) -> proven ? "proven" : "completed";
      case RolloutState.RolledBack _ -> "rolled-back";
      case RolloutState.Failed _ -> "failed";
      case RolloutState.Superseded _ -> "superseded";
    };
  }

  static Optional<EndCause> cause(RolloutState.Ended end) {
    return switch (end) {
      case RolloutState.Completed _ -> Optional.empty();
      case RolloutState.RolledBack(EndCause cause) -> Optional.of(cause);
      case RolloutState.Failed(EndCause cause, _) -> Optional.of(cause);
      case RolloutState.Superseded(EndCause cause) -> Optional.of(cause);
    };
  }

  /// What went wrong: the measured value beside its limit where there is one, else the word. Newer
  /// content, and a way back that Git asks for, are no failures.
  static Optional<String> failure(EndCause cause) {
    return switch (cause) {
      case EndCause.Superseded _, EndCause.Returned _ -> Optional.empty();
      default -> Optional.of(cause.finding().map(Finding::sentence).orElseGet(() -> of(cause)));
    };
  }
}
