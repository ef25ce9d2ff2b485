package dev.slipway.bot.request;

import java.util.Optional;

/// How a request ended.
public sealed interface Ending {
  /// The version serves everybody and its watch has passed.
  record Done(String rollout) implements Ending {}

  /// It runs already.
  record NoChange() implements Ending {}

  /// There was nothing to commit: Git says so already, or it is being rolled out.
  ///
  /// @param why for people, one sentence: where it stands, and what it waits for
  record NothingToDo(String why) implements Ending {}

  /// Git said so already and what was missing was agreement: the reconciler has it now, and begins
  /// by itself.
  record Approved() implements Ending {}

  /// Git said so already, and the reconciler was told to let it pass every gate.
  record GatesPassed() implements Ending {}

  /// @param reason may be empty
  record Declined(Actor by, String reason) implements Ending {}

  record Expired() implements Ending {}

  /// Nobody merged its pull request in time.
  record NotMerged(PullRequest pullRequest) implements Ending {}

  /// Its pull request was closed without a merge.
  ///
  /// @param by as the forge names them, where it says so
  record Unmerged(Optional<String> by) implements Ending {}

  record Cancelled(Actor by) implements Ending {}

  /// The repository moved so that it would mean something else.
  record Stale(String what) implements Ending {}

  /// @param by for people: the newer version, and who wanted it
  record Superseded(String by) implements Ending {}

  /// Taken back: the baseline serves.
  ///
  /// @param by who ordered it; absent when the reconciler did
  record RolledBack(String rollout, String cause, Optional<String> by) implements Ending {}

  /// It could not be done.
  record Failed(String reason) implements Ending {}
}
