package dev.slipway.bot.loop;

import java.util.Optional;
import java.util.Set;

/// What a reaction on a request's message means.
enum Reactions {
  YES,
  NO;

  private static final Set<String> AGREEING =
      Set.of("+1", "thumbsup", "white_check_mark", "heavy_check_mark");
  private static final Set<String> REFUSING = Set.of("-1", "thumbsdown", "x");

  /// @param name as Slack has it, with or without a skin tone: `+1::skin-tone-3`
  static Optional<Reactions> of(String name) {
    int tone = name.indexOf("::");
    String plain = tone < 0 ? name : name.substring(0, tone);
    if (AGREEING.contains(plain)) {
      return Optional.of(YES);
    }
    return REFUSING.contains(plain) ? Optional.of(NO) : Optional.empty();
  }
}
