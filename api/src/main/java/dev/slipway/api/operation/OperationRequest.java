package dev.slipway.api.operation;

import java.util.Optional;
import java.util.OptionalLong;

/// The body of an operation.
///
/// @param stateVersion what the person saw; another one in force is refused with 409. Absent: the
///   rollout's id or the hash says enough
/// @param actor who orders it, as people know them: `ada@example.com`, `U123`
/// @param reason for people; may be empty where none was asked for
/// @param idempotencyKey chosen by the sender, at most 200 characters; the same key again gets the
///   first answer again and has no second effect
/// @param hash the content that was seen, for `approve` and `override`
public record OperationRequest(
    OptionalLong stateVersion,
    String actor,
    String reason,
    String idempotencyKey,
    Optional<String> hash) {
  /// Without a state version and a hash.
  public static OperationRequest by(String actor, String reason, String idempotencyKey) {
    return new OperationRequest(
        OptionalLong.empty(), actor, reason, idempotencyKey, Optional.empty());
  }

  public OperationRequest withStateVersion(long version) {
    return new OperationRequest(OptionalLong.of(version), actor, reason, idempotencyKey, hash);
  }

  public OperationRequest withHash(String content) {
    return new OperationRequest(stateVersion, actor, reason, idempotencyKey, Optional.of(content));
  }
}
