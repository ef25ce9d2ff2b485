package dev.slipway.reconciler.router.json;

import java.io.Serial;

/// A message that is not of this protocol.
public final class MalformedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /// @param message which field, and what was expected
  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
