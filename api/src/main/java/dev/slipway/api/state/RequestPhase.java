package dev.slipway.api.state;

/// How far a chat request has come in one service's environment.
public enum RequestPhase {
  /// its commit is in force; no rollout has been started for it, the blocks say why
  WAITING,
  /// a rollout was started for it and its version does not serve yet, or was taken back; the
  /// rollouts whose origin names it say which
  STARTED,
  /// a newer commit asks for another version, also one by which the reconciler took it back
  OVERTAKEN,
  /// its version came to serve, or served already so that nothing was to do
  SETTLED,
  /// a name that this program is too old to know
  UNKNOWN
}
