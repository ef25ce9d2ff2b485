package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Finding;
import java.util.Optional;

/// Why a rollout did not keep its candidate.
public sealed interface EndCause {
  /// One sentence for people.
  String sentence();

  /// Whether it speaks against the candidate's content, so that the same content is not tried again
  /// by itself.
  default boolean rejects() {
    return true;
  }

  /// The measured value and its limit, where there is one.
  default Optional<Finding> finding() {
    return Optional.empty();
  }

  record AnalysisFailed(Finding evidence) implements EndCause {
    @Override
    public String sentence() {
      return evidence.sentence();
    }

    @Override
    public Optional<Finding> finding() {
      return Optional.of(evidence);
    }
  }

  /// The policy `onInsufficient: fail`.
  record TooLittleEvidence(String reason) implements EndCause {
    @Override
    public String sentence() {
      return "too little evidence for a Pass: " + reason;
    }
  }

  record CandidateCrashed(String reason) implements EndCause {
    @Override
    public String sentence() {
      return "the candidate crashed: " + reason;
    }
  }

  record CandidateNotReady(String reason) implements EndCause {
    @Override
    public String sentence() {
      return "the candidate did not become healthy: " + reason;
    }
  }

  /// The target will never start it.
  record StartRefused(String reason) implements EndCause {
    @Override
    public String sentence() {
      return "the candidate cannot be started: " + reason;
    }
  }

  record ChecksFailed(String reason, boolean afterSwitch) implements EndCause {
    @Override
    public String sentence() {
      return (afterSwitch ? "a check failed after the switch: " : "a check failed: ") + reason;
    }
  }

  record HookFailed(String hook, String reason) implements EndCause {
    @Override
    public String sentence() {
      return "hook " + hook + " failed: " + reason;
    }
  }

  record DeadlineExceeded(String waitedFor) implements EndCause {
    @Override
    public String sentence() {
      return "no progress within the deadline while waiting for " + waitedFor;
    }
  }

  /// A person's order.
  record Aborted(String actor, String reason) implements EndCause {
    @Override
    public String sentence() {
      return "aborted by " + actor + ": " + reason;
    }
  }

  /// Newer content is wanted.
  record Superseded(String by) implements EndCause {
    @Override
    public String sentence() {
      return "superseded by " + by;
    }

    @Override
    public boolean rejects() {
      return false;
    }
  }

  /// The journal is an earlier one: what became of the rollout is not known.
  record RecordLost(String reason) implements EndCause {
    @Override
    public String sentence() {
      return "its record was lost: " + reason;
    }

    @Override
    public boolean rejects() {
      return false;
    }
  }

  /// Git went back to the baseline.
  record Returned(String commit) implements EndCause {
    @Override
    public String sentence() {
      return "Git went back to the baseline in " + commit;
    }

    @Override
    public boolean rejects() {
      return false;
    }
  }
}
