package dev.slipway.bot.loop;

import java.util.Optional;
import java.util.Set;

/// What a reaction on the message of a request or a rollout means.
enum Reactions {
  YES,
  NO,
  COMPLAINT;

  private static final Set<String> AGREEING =
      Set.of("+1", "thumbsup", "white_check_mark", "heavy_check_mark");
  private static final Set<String> REFUSING = Set.of("-1", "thumbsdown", "x");
  private static final String COMPLAINING = "warning";

  /// @param name as Slack has it, with or without a skin tone: `+1::skin-tone-3`
  static Optional<Reactions> of(String name) {
    int tone = name.indexOf("::");
    String plain = tone < 0 ? name : name.substring(0, tone);
    if (AGREEING.contains(plain)) {
      return Optional.of(YES);
    }
    if (REFUSING.contains(plain)) {
      return Optional.of(NO);
    }
    return plain.equals(COMPLAINING) ? Optional.of(COMPLAINT) : Optional.empty();
  }
}
