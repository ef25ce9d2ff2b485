package dev.slipway.reconciler.delivery;

import java.io.Serial;

/// Infrastructure could not be asked: nothing is known, least of all that something is bad.
public final class UnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /// @param message what was being done, on what, and why it failed
  public UnavailableException(String message) {
    super(message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
