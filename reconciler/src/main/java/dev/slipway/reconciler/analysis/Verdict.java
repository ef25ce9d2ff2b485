package dev.slipway.reconciler.analysis;

/// What the evidence says of a candidate at this moment. Four outcomes that are never mixed up:
/// missing data is never success, and a provider that is down convicts nobody.
public sealed interface Verdict {
  /// Enough answers and every criterion within its limit: a hold that has lasted may end.
  record Pass() implements Verdict {}

  /// Evidence against the candidate.
  ///
  /// @param shared whether the baseline breaks the same absolute limit too: a shared outage
  ///   convicts nobody
  record Fail(Finding evidence, boolean shared) implements Verdict {}

  /// Neither: the hold goes on.
  ///
  /// @param reason for people: `34 of 100 requests`
  record Insufficient(Cause cause, String reason) implements Verdict {
    public enum Cause {
      /// fewer than `minRequests`, or no measurement yet: the policy `onInsufficient` applies
      TOO_FEW,
      /// enough answers, an estimate over its limit, but no evidence yet: held up to `maxHold`
      UNDECIDED
    }
  }

  /// A measurement could not be had: provider down, empty, NaN, several series.
  ///
  /// @param reason for people: `prometheus unreachable: ...`
  record Error(String reason) implements Verdict {}
}
