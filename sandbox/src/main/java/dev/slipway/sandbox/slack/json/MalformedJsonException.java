package dev.slipway.sandbox.slack.json;

import java.io.Serial;

/// A text that is not the JSON that was asked for.
public final class MalformedJsonException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  MalformedJsonException(String message) {
    super(message);
  }
}
