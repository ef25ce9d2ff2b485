package dev.slipway.bot.message;

import dev.slipway.bot.request.Soak;
import java.util.Optional;

/// What the environment before says of a version, for who is to approve it.
final class SoakLine {
  private SoakLine() {}

  static String of(Soak soak, String candidate) {
    String there = Markup.text(soak.environment());
    String version = Markup.text(candidate);
    if (soak.serves().equals(Optional.of(candidate))) {
      return soak.proven()
          ? "🧪 " + there + " has proven " + version + since(soak, ", which serves there") + "."
          : "⚠️ "
              + there
              + " has not proven "
              + version
              + " yet"
              + since(soak, ": it serves there")
              + ".";
    }
    String now =
        soak.serves()
            .map(other -> " " + Markup.text(other) + " serves there now.")
            .orElse(" Nothing serves there now.");
    return soak.proof()
        .map(at -> "🧪 " + there + " proved " + version + " " + SlackDate.of(at) + "." + now)
        .orElseGet(() -> "⚠️ " + there + " has never proven " + version + "." + now);
  }

  private static String since(Soak soak, String words) {
    return soak.since().map(at -> words + " since " + SlackDate.of(at)).orElse("");
  }
}
