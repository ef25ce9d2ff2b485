package dev.slipway.sandbox.slack.delivery;

/// What became of a delivery.
public sealed interface Receipt {
  /// The app took it.
  ///
  /// @param body what it answered; empty for a mere acknowledgement
  record Taken(String body) implements Receipt {}

  /// The app did not take it.
  ///
  /// @param reason in Slack's words for retries: `http_timeout`, `connection_failed`, `http_error`
  /// @param status of the app's answer; 0 where there was none
  /// @param last whether the app asked not to be tried again
  record Failed(String reason, int status, boolean last) implements Receipt {
    /// There was no answer.
    public Failed(String reason, boolean last) {
      this(reason, 0, last);
    }
  }
}
