package dev.slipway.bot.slack;

/// Takes what Slack sends over HTTP, after it was checked who sent it.
public interface SlackCalls {
  /// Answers within milliseconds; may be called from many threads.
  ///
  /// @param delivery the same for the same bytes sent again
  /// @param body as it came: a form, or JSON
  /// @throws RuntimeException when it could not be kept: Slack is to send it again
  Reply on(String delivery, byte[] body);

  record Reply(int status, String contentType, String body) {}
}
