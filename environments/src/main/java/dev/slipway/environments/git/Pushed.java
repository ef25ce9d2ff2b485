package dev.slipway.environments.git;

/// How a commit order ended.
public sealed interface Pushed {
  /// The commit is in the branch.
  ///
  /// @param commit its id
  /// @param before whether an earlier attempt, whose answer was lost, had made it
  record Done(String commit, boolean before) implements Pushed {}

  /// The recipe found nothing to do, or its result was what is there.
  record Nothing(String reason) implements Pushed {}
}
