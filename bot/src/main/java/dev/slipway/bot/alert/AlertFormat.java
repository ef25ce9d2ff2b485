package dev.slipway.bot.alert;

/// How somebody else's alerts are read.
@FunctionalInterface
public interface AlertFormat {
  /// @throws MalformedAlertsException when it is not in that format
  AlertGroup read(byte[] body) throws MalformedAlertsException;
}
