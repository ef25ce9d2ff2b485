package dev.slipway.bot.request;

/// What happened to a request, in the past tense; each is said and audited once.
public sealed interface RequestEvent {
  record Asked() implements RequestEvent {}

  record ApprovalGiven(Actor by, int given, int required) implements RequestEvent {}

  record ApprovalWithdrawn(Actor by, int given, int required) implements RequestEvent {}

  /// Half of the time is over, and approvals are missing.
  record Reminded(int given, int required) implements RequestEvent {}

  /// Everybody needed has agreed and it still means the same.
  record Agreed() implements RequestEvent {}

  record PullRequestOpened(PullRequest pullRequest) implements RequestEvent {}

  /// A person has called an emergency: it passes every gate on their word. Nobody else was asked.
  ///
  /// @param hash of what passes
  record EmergencyCalled(Actor by, String reason, String hash) implements RequestEvent {}

  /// The reconciler lets it pass.
  record GatesPassed(Actor by, String hash) implements RequestEvent {}

  record CommitPushed(String commit) implements RequestEvent {}

  record RolloutTaken(String rollout) implements RequestEvent {}

  record RequestEnded(Ending ending) implements RequestEvent {}
}
