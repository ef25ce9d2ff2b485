package dev.slipway.environments.git;

/// How an order ended that was to be brought into a branch of its own.
public sealed interface Proposed {
  /// The branch holds the commit and is in the remote, made now or before; others may merge it.
  record Waits(String commit) implements Proposed {}

  /// The branch that is followed has it already.
  record Merged(String commit) implements Proposed {}

  /// The recipe found nothing to do, or its result was what is there.
  record Nothing(String reason) implements Proposed {}
}
