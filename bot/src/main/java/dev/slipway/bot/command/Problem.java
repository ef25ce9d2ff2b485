package dev.slipway.bot.command;

import java.util.List;

/// Why a text is no command, and what would be one.
///
/// @param sentence plain text for people; quotes what was typed as it was typed, cut when it is
///   long
/// @param suggestions command texts, the likeliest first, at most five: one press runs one of them
public record Problem(String sentence, List<String> suggestions) {
  static final int SUGGESTIONS = 5;

  /// What fits into a button.
  private static final int LONGEST = 2_000;

  public Problem {
    suggestions =
        suggestions.stream()
            .filter(each -> each.length() <= LONGEST)
            .distinct()
            .limit(SUGGESTIONS)
            .toList();
  }

  Problem(String sentence) {
    this(sentence, List.of());
  }
}
