package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Version;

/// A chat request that a commit carries, and how far it has come. For people and for following it;
/// never evidence for a gate.
///
/// @param version that its commit asks for
/// @param overtaken whether a newer commit asks for another version; settled requests keep what
///   they had
public record Followed(String id, String commit, Version version, boolean overtaken, Stage stage) {
  public enum Stage {
    /// no event has named it yet
    WAITING,
    /// the start of a rollout named it
    NAMED,
    /// what it asked for serves, or served; or it was overtaken before what serves now
    SETTLED
  }

  boolean is(Stage other) {
    return stage == other;
  }

  Followed at(Stage next) {
    return new Followed(id, commit, version, overtaken, next);
  }

  Followed overtakenBy(boolean newer) {
    return new Followed(id, commit, version, newer, stage);
  }
}
