package dev.slipway.bot.loop;

import java.util.Optional;
import java.util.Set;

/// What a reaction means: on the message of a request or a rollout, and on what people write about
/// an incident.
enum Reactions {
  YES,
  NO,
  COMPLAINT;

  private static final Set<String> AGREEING =
      Set.of("+1", "thumbsup", "white_check_mark", "heavy_check_mark");
  private static final Set<String> NOTING = Set.of("memo", "pencil");
  private static final Set<String> REFUSING = Set.of("-1", "thumbsdown", "x");
  private static final String COMPLAINING = "warning";

  /// Whether it puts a message into an incident's timeline.
  static boolean isNote(String name) {
    return NOTING.contains(name);
  }

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
