package dev.slipway.bot.command;

import java.util.List;
import java.util.function.Function;

/// What stands at the end of a line and is for people.
final class Reason {
  private static final int LONGEST = 1_000;

  private Reason() {}

  /// Goes on with the rest of a line as one reason, without the quotes around it.
  static Parsed read(Line rest, Function<String, Parsed> then) {
    String reason = unquoted(rest.rest());
    return reason.length() > LONGEST
        ? Wording.question(
            "The reason is too long: at most " + LONGEST + " characters fit.", List.of())
        : then.apply(reason);
  }

  /// `"like this"` as a whole.
  private static String unquoted(String reason) {
    boolean whole =
        reason.length() > 1
            && reason.startsWith("\"")
            && reason.indexOf('"', 1) == reason.length() - 1;
    return whole ? reason.substring(1, reason.length() - 1).strip() : reason;
  }
}
