package dev.slipway.bot.repository;

/// What became of a commit that was to be proposed.
public sealed interface ProposalResult {
  /// Its branch is in the repository, pushed now or before; nobody has merged it.
  record Waits() implements ProposalResult {}

  /// No branch: it is merged already, or what a commit would have come to.
  record Otherwise(CommitResult result) implements ProposalResult {}
}
