package dev.slipway.reconciler.target.instances;

import java.io.Serial;

/// The content's own fault: it will fail again however often it is tried. Becomes
/// [dev.slipway.reconciler.delivery.Outcome.Refused] at the port.
public final class RefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /// @param message for people, one sentence
  public RefusedException(String message) {
    super(message);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
