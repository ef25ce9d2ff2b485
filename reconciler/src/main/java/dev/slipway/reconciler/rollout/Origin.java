package dev.slipway.reconciler.rollout;

import java.util.List;

/// Where a rollout comes from, for people; never evidence for a gate.
///
/// @param commit id of the commit that describes the candidate
/// @param author of that commit, or the person who ordered an emergency rollback
/// @param subject first line of its message
/// @param requests ids of the chat requests that it carries out
/// @param skipped ids of those that newer commits overtook before a rollout reached them
public record Origin(
    String commit, String author, String subject, List<String> requests, List<String> skipped) {
  public Origin {
    requests = List.copyOf(requests);
    skipped = List.copyOf(skipped);
  }

  /// One that no request asked for.
  public Origin(String commit, String author, String subject) {
    this(commit, author, subject, List.of(), List.of());
  }
}
