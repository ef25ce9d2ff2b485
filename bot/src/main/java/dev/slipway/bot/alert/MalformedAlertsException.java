package dev.slipway.bot.alert;

/// What came is not what Alertmanager posts. The message says what is wrong, for whoever reads
/// Alertmanager's log.
public final class MalformedAlertsException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedAlertsException(String message) {
    super(message);
  }

  public MalformedAlertsException(String message, Throwable cause) {
    super(message, cause);
  }
}
