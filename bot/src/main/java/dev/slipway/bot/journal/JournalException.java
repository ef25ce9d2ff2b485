package dev.slipway.bot.journal;

import java.io.Serial;

/// The journal could not be read or written. Nothing may be acted on until it can.
public final class JournalException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// @param message what was being done and why it failed, one sentence
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
