package dev.slipway.api.client;

import dev.slipway.api.operation.ApiProblem;
import java.io.Serial;
import java.util.Optional;

/// The reconciler did not do what was asked. The message is for people, one sentence, and never
/// holds the token.
public final class ReconcilerException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient Optional<ApiProblem> problem;

  /// What a caller can do about it.
  public enum Kind {
    /// nothing was sent: try again later
    UNREACHABLE,
    /// sent, no answer in time or a broken one: it may have happened. Send the same idempotency key
    /// again
    UNKNOWN_OUTCOME,
    /// 401, or the token cannot be read
    UNAUTHORIZED,
    /// 404
    NOT_FOUND,
    /// 409: look at the state, then decide again
    STATE_MOVED,
    /// 410: the feed or position is not known; rebuild from state
    FEED_GONE,
    /// 400, 413 and other 4xx: the same request will never be taken
    REFUSED,
    /// 503 and other 5xx: try again later
    UNAVAILABLE,
    /// an answer that is none of the contract's: something else listens there
    NOT_UNDERSTOOD
  }

  ReconcilerException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.problem = Optional.empty();
  }

  ReconcilerException(Kind kind, ApiProblem problem) {
    super(problem.message());
    this.kind = kind;
    this.problem = Optional.of(problem);
  }

  public Kind kind() {
    return kind;
  }

  /// What the reconciler said, where it did.
  public Optional<ApiProblem> problem() {
    return problem == null ? Optional.empty() : problem;
  }
}
