package dev.slipway.reconciler.rollout;

/// Where a rollout comes from, for people; never evidence for a gate.
///
/// @param commit id of the commit that describes the candidate
/// @param author of that commit, or the person who ordered an emergency rollback
/// @param subject first line of its message
public record Origin(String commit, String author, String subject) {}
