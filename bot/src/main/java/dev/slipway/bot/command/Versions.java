package dev.slipway.bot.command;

import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Words that are versions.
final class Versions {
  /// As the environments repository takes versions.
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");

  private Versions() {}

  static boolean isVersion(String word) {
    return VERSION.matcher(word).matches();
  }

  /// Where it could be something else, only a digit makes a version of a word.
  static boolean isLikely(String word) {
    return isVersion(word) && word.chars().anyMatch(Character::isDigit);
  }

  static Parsed none(String word) {
    return Wording.question(
        Wording.quoted(word)
            + " cannot be a version. A version has letters, digits, dots, dashes, underscores and"
            + " plus signs, at most 128.",
        List.of());
  }

  /// Ends a command with `[VERSION]`.
  ///
  /// @param pinned stood behind the service already
  /// @param command made of the version
  static Parsed read(
      Line rest,
      Optional<String> pinned,
      String usage,
      Function<Optional<String>, ? extends Command> command) {
    boolean named = pinned.isEmpty() && !rest.isEmpty();
    Optional<String> version = named ? Optional.of(rest.first().text()) : pinned;
    if (version.isPresent() && !isVersion(version.get())) {
      return none(version.get());
    }
    Command meant = command.apply(version);
    Line more = named ? rest.skip(1) : rest;
    return more.isEmpty() ? new Understood(meant) : Wording.tooMany(more, usage, meant);
  }
}
