package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.slack.faults.Dealt;

/// What came of a storm, counted from outside.
///
/// @param acts what happened, as Slack saw it
/// @param cards of requests
/// @param answers to questions
/// @param calls of the bot, and what became of them
public record Counted(Acts acts, Cards cards, Answers answers, Dealt calls) {
  /// @param deliveries different ones
  /// @param repeated of these, brought twice by intent
  /// @param tries all of them, answered or not
  /// @param unanswered deliveries of which no try was answered 2xx
  /// @param kills of the bot
  public record Acts(long deliveries, long repeated, long tries, long unanswered, int kills) {}

  /// @param wishes deployments that were asked for
  /// @param ended of which it was said how they ended
  /// @param failed of these, given up because the reconciler did not answer in time
  /// @param decisions by a click or a reaction
  /// @param commits that carry one out
  public record Cards(long wishes, long ended, long failed, long decisions, long commits) {}

  /// @param questions that are answered in private
  /// @param once that were
  /// @param twice whose answer was said a second time, because the first may not have been shown
  /// @param never whose answer the bot gave up, aloud
  public record Answers(long questions, long once, long twice, long never) {}
}
