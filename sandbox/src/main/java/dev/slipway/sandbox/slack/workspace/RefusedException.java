package dev.slipway.sandbox.slack.workspace;

import java.io.Serial;

/// Something that Slack refuses, in Slack's own word for it, such as `channel_not_found`.
public final class RefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String error;

  /// @param error Slack's error code
  public RefusedException(String error) {
    super(error, null, false, false);
    this.error = error;
  }

  public String error() {
    return error;
  }
}
