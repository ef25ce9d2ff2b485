package dev.slipway.bot.repository;

/// What became of a commit.
public sealed interface CommitResult {
  /// It is in the branch, made now or before.
  record Pushed(String commit) implements CommitResult {}

  /// The file says so already.
  record Nothing() implements CommitResult {}

  /// The repository holds something else than what was approved.
  record Stale(String what) implements CommitResult {}

  /// It will never be taken.
  record Refused(String reason) implements CommitResult {}

  /// Whether it arrived is not known, or it could not be sent: try again.
  record Unavailable(String reason) implements CommitResult {}
}
