package dev.slipway.bot.journal;

import java.io.Serial;

/// The journal cannot be read or written. The message is one sentence for people.
public final class JournalException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
