package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.analysis.Finding;

/// Why a rollout waits.
public sealed interface PauseCause {
  /// One sentence for people.
  String sentence();

  record ByPerson(String actor, String reason) implements PauseCause {
    @Override
    public String sentence() {
      return "paused by " + actor + (reason.isBlank() ? "" : ": " + reason);
    }
  }

  /// `hold: manual`.
  record ManualHold() implements PauseCause {
    @Override
    public String sentence() {
      return "the step waits for a person to resume it";
    }
  }

  /// Neither Pass nor Fail within `maxHold`, or the policy `onInsufficient: pause`.
  record NoVerdict(String reason) implements PauseCause {
    @Override
    public String sentence() {
      return "neither good nor bad so far: " + reason;
    }
  }

  /// A source of measurements could not be asked.
  record ProviderUnreachable(String reason) implements PauseCause {
    @Override
    public String sentence() {
      return "no measurements: " + reason;
    }
  }

  /// Baseline and candidate break the same limit.
  record SharedOutage(Finding evidence) implements PauseCause {
    @Override
    public String sentence() {
      return "baseline and candidate are equally bad: " + evidence.sentence();
    }
  }

  /// No instance of the baseline is healthy; the candidate serves meanwhile.
  record BaselineLost() implements PauseCause {
    @Override
    public String sentence() {
      return "no instance of the baseline is healthy; the candidate serves";
    }
  }

  /// A freeze began and the environment says `whenFrozen: pause`; ends with the freeze.
  record Frozen(String reason) implements PauseCause {
    @Override
    public String sentence() {
      return "frozen: " + reason;
    }
  }
}
