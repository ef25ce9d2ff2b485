package dev.slipway.api.state;

/// Where a rollout is.
public enum RolloutPhase {
  /// hooks before the rollout, artifacts fetched
  PREPARING,
  /// the candidate's instances start and become healthy
  STARTING,
  /// smoke tests at weight 0, or after a switch
  CHECKING,
  /// the next weight is being set and read back
  ADVANCING,
  /// a weight is held under analysis
  HOLDING,
  /// waits for a person
  PAUSED,
  /// on its way to 100 percent
  COMPLETING,
  /// at 100 percent; the baseline is kept warm
  WATCHING,
  /// traffic goes back to the baseline
  REVERTING,
  /// ended: the candidate is proven
  COMPLETED,
  /// ended: the baseline serves again
  ROLLED_BACK,
  /// ended: there was nothing to go back to
  FAILED,
  /// ended: a newer commit took its place
  SUPERSEDED,
  /// ended: a person ordered it back
  ABORTED,
  /// a name that this program is too old to know
  UNKNOWN;

  /// Whether the rollout has ended: no other phase follows.
  public boolean ended() {
    return switch (this) {
      case COMPLETED, ROLLED_BACK, FAILED, SUPERSEDED, ABORTED -> true;
      case PREPARING,
          STARTING,
          CHECKING,
          ADVANCING,
          HOLDING,
          PAUSED,
          COMPLETING,
          WATCHING,
          REVERTING,
          UNKNOWN ->
          false;
    };
  }
}
