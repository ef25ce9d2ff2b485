package dev.slipway.bot.http;

/// Slack's signing secret, as it is now: it may be rotated without a restart.
@FunctionalInterface
public interface SigningSecret {
  /// Never empty.
  ///
  /// @throws IllegalStateException saying what is missing, when there is none
  String read();
}
