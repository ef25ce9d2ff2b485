package dev.slipway.sandbox.slack.workspace;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/// Something that Slack refuses, in Slack's own word for it, such as `channel_not_found`.
public final class RefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String error;
  private final ArrayList<String> details;

  /// @param error Slack's error code
  public RefusedException(String error) {
    this(error, List.of());
  }

  /// @param details what Slack says in `response_metadata.messages`, without `[ERROR]`
  public RefusedException(String error, List<String> details) {
    super(error, null, false, false);
    this.error = error;
    this.details = new ArrayList<>(details);
  }

  public String error() {
    return error;
  }

  public List<String> details() {
    return List.copyOf(details);
  }
}
