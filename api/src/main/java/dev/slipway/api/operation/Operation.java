package dev.slipway.api.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person can order.
///
/// Bound to a rollout: `POST /api/v1/rollouts/{id}/{operation}`. Bound to a service: `POST
/// /api/v1/environments/{environment}/services/{service}/{operation}`. A rollout's id says which
/// rollout was meant, so the order never hits the next one.
public enum Operation {
  /// The rollout waits at its weight; analysis goes on.
  PAUSE(Scope.ROLLOUT),
  /// A paused rollout goes on.
  RESUME(Scope.ROLLOUT),
  /// The candidate goes to 100 percent without the remaining steps.
  COMPLETE(Scope.ROLLOUT),
  /// Traffic goes back to the baseline.
  ABORT(Scope.ROLLOUT),
  /// A person finds that users are worse off; counts once per person for the criterion
  /// `complaints`.
  COMPLAIN(Scope.ROLLOUT),
  /// Rejected content may be tried once more.
  RETRY(Scope.SERVICE),
  /// Emergency: at once to the last proven release, whatever Git says; Git follows.
  ROLLBACK(Scope.SERVICE),
  /// One approval of the wanted content; carries its hash.
  APPROVE(Scope.SERVICE),
  /// The wanted content starts in spite of approvals, locks, freezes and promotion; carries its
  /// hash.
  OVERRIDE(Scope.SERVICE),
  /// After an adoption: differences from Git may be rolled out again.
  RELEASE(Scope.SERVICE);

  /// What an operation is bound to.
  public enum Scope {
    ROLLOUT,
    SERVICE
  }

  private final Scope scope;

  Operation(Scope scope) {
    this.scope = scope;
  }

  public Scope scope() {
    return scope;
  }

  /// Whether the request must carry the hash of the content that the person has seen.
  public boolean needsHash() {
    return this == APPROVE || this == OVERRIDE;
  }

  /// The last part of the path, and the word on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The operation of that word.
  public static Optional<Operation> of(String word) {
    return Arrays.stream(values()).filter(operation -> operation.word().equals(word)).findFirst();
  }
}
