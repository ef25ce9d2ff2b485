package dev.slipway.bot.check;

import java.util.Locale;

/// One thing that was looked at.
///
/// @param subject a few words: `bot token`, `channel #deploys`
/// @param sentence what was found; where it is wrong, also what to do
public record Finding(Verdict verdict, String subject, String sentence) {
  /// How it is.
  public enum Verdict {
    OK,
    /// The bot runs, and something that people expect does not work.
    WARNING,
    /// The bot does not work.
    WRONG
  }

  static Finding ok(String subject, String sentence) {
    return new Finding(Verdict.OK, subject, sentence);
  }

  static Finding warning(String subject, String sentence) {
    return new Finding(Verdict.WARNING, subject, sentence);
  }

  static Finding wrong(String subject, String sentence) {
    return new Finding(Verdict.WRONG, subject, sentence);
  }

  /// A line for a terminal.
  public String line() {
    return "%-8s %-22s %s".formatted(verdict.name().toLowerCase(Locale.ROOT), subject, sentence);
  }
}
