package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.rollout.RolloutId;
import java.util.Optional;
import java.util.OptionalLong;

/// What a person asks of a service, with what they believe its state to be.
///
/// @param rollout the one that is meant, where one is
/// @param stateVersion of the record that they saw
/// @param hash the content that they agree to, for approve and override
/// @param idempotencyKey the same key again gets the same answer and has no second effect
public record Operation(
    Kind kind,
    ServiceKey key,
    Optional<RolloutId> rollout,
    OptionalLong stateVersion,
    Optional<ReleaseHash> hash,
    String actor,
    String reason,
    Optional<String> idempotencyKey) {
  public enum Kind {
    PAUSE,
    RESUME,
    COMPLETE,
    ABORT,
    /// counts once per person
    COMPLAIN,
    RETRY,
    /// emergency: back to what was proven, past every gate
    ROLLBACK,
    APPROVE,
    /// lifts every gate for one content
    OVERRIDE,
    /// agrees to go on with what was adopted
    RELEASE
  }

  /// What became of it.
  ///
  /// @param message one sentence for the person
  public record Answer(Result result, String message, long stateVersion) {
    public enum Result {
      ACCEPTED,
      /// it meant another state or rollout
      CONFLICT,
      /// it has no effect in this state
      REFUSED,
      NOT_FOUND
    }
  }
}
