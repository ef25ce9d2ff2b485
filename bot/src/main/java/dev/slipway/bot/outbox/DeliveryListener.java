package dev.slipway.bot.outbox;

/// Told of what was said; counts it.
public interface DeliveryListener {
  /// @param kind `card`, `edit`, `line`, `whisper` or `home`
  /// @param late whether it was marked as late
  void delivered(String kind, boolean late);
}
