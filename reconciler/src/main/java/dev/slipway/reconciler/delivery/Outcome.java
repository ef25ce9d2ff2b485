package dev.slipway.reconciler.delivery;

/// How an effect on a target or a router ended, decided at the edge.
public sealed interface Outcome {
  /// Done, or already so.
  record Done() implements Outcome {}

  /// Will fail again however often it is tried: the content's own fault (artifact not found,
  /// command missing, a resource limit that the target cannot keep).
  ///
  /// @param reason for people, one sentence
  record Refused(String reason) implements Outcome {}

  /// Could not be asked, or the answer was lost: it may have happened. Look, then try again.
  ///
  /// @param reason for people, one sentence
  record Unavailable(String reason) implements Outcome {}
}
