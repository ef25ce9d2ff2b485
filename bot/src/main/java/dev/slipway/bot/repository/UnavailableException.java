package dev.slipway.bot.repository;

import java.io.Serial;

/// Git could not be asked. The message is one sentence for people.
public final class UnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
