package dev.slipway.bot.notify;

/// Hears what becomes of dispatches. Called from several threads.
public interface NoticeListener {
  /// One try has ended.
  ///
  /// @param outcome `told`, `later` or `given-up`
  void tried(String notifier, String outcome);

  /// Nobody will hear it any more. Called before that is noted, and again where it could not be
  /// noted.
  ///
  /// @param reason a sentence without its full stop
  void givenUp(Dispatch dispatch, String reason);
}
