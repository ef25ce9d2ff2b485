package dev.slipway.bot.slack;

import java.io.Serial;
import java.time.Duration;

/// Slack did not do what was asked, or may have. The message is one sentence for people and never
/// holds a token.
public final class SlackException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String code;
  private final Duration retryAfter;

  /// What a caller can do about it.
  public enum Kind {
    /// 429: not before [SlackException#retryAfter] has passed
    RATE_LIMITED,
    /// nothing was sent: try again later
    UNREACHABLE,
    /// sent, no answer or a 5xx: it may have happened
    UNKNOWN_OUTCOME,
    /// the message is not there any more
    GONE,
    /// the same call will never be taken; [SlackException#code] says why
    REFUSED
  }

  public SlackException(Kind kind, String code, String message) {
    this(kind, code, message, Duration.ZERO);
  }

  public SlackException(Kind kind, String code, String message, Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /// Slack's word: `channel_not_found`; empty where Slack said nothing.
  public String code() {
    return code;
  }

  /// For [Kind#RATE_LIMITED].
  public Duration retryAfter() {
    return retryAfter;
  }
}
