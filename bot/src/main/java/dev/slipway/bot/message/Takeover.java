package dev.slipway.bot.message;

import java.util.Optional;

/// That a person goes on although somebody else has locked it, as a button's value and back. It
/// counts for what they saw.
///
/// @param seen names the locks that were seen; one word
/// @param owner whose they were, an id; one word
/// @param command the text of the command that is gone on with
public record Takeover(String seen, String owner, String command) {
  public String value() {
    return seen + " " + owner + " " + command;
  }

  /// @return empty when it is none of ours
  public static Optional<Takeover> of(String value) {
    String[] words = value.split(" ", 3);
    return words.length == 3
        ? Optional.of(new Takeover(words[0], words[1], words[2]))
        : Optional.empty();
  }
}
