package dev.slipway.environments.git;

import java.io.Serial;

/// Git could not do what was asked. What was read before stays in force; nothing was forced.
///
/// The message is one sentence for people: what was being done, on what, why it failed and what to
/// do. It never holds a secret.
public final class GitException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /// Why.
  public enum Kind {
    /// no answer, or none that is Git's
    UNREACHABLE,
    /// the token or key was not accepted, or the host is not known
    AUTHENTICATION,
    /// there is no such repository
    NOT_FOUND,
    /// the branch does not exist any more
    BRANCH_GONE,
    /// the branch does not continue what was read before
    HISTORY_REWRITTEN,
    /// no end within the deadline; a push may have arrived
    TIMED_OUT,
    /// the remote does not want the commit (protected branch, hook)
    REFUSED,
    /// others pushed at the same time, more often than it was tried
    CONTENDED,
    /// objects cannot be read, not even from a new clone
    CORRUPT,
    /// the settings cannot work
    MISCONFIGURED
  }

  private final Kind kind;

  GitException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  GitException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether it may work later without anybody changing settings or history.
  public boolean mayPass() {
    return switch (kind) {
      case UNREACHABLE, TIMED_OUT, CONTENDED -> true;
      case AUTHENTICATION,
          NOT_FOUND,
          BRANCH_GONE,
          HISTORY_REWRITTEN,
          REFUSED,
          CORRUPT,
          MISCONFIGURED ->
          false;
    };
  }
}
