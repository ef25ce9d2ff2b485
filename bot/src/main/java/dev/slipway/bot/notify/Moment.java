package dev.slipway.bot.notify;

/// What of an incident's life notifiers hear.
public enum Moment {
  OPENED,
  /// it is seen again, or a person says that it is not over
  REOPENED,
  /// people are called, or it was handed to one
  CALLED,
  /// nobody has it, and nobody is called by itself any more
  UNANSWERED,
  ACKNOWLEDGED,
  /// whoever had it is no longer believed to have it
  LAPSED,
  RESOLVED
}
