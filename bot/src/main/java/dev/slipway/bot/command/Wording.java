package dev.slipway.bot.command;

import java.util.Collection;
import java.util.List;

/// Sentences about what cannot be understood. Plain text.
final class Wording {
  private static final int LONGEST_WORD = 60;
  private static final int LISTED = 10;

  private Wording() {}

  /// As it was typed, in quotes, cut when it is long.
  static String quoted(String word) {
    int kept =
        word.codePointCount(0, word.length()) <= LONGEST_WORD
            ? word.length()
            : word.offsetByCodePoints(0, LONGEST_WORD - 1);
    return kept == word.length() ? "\"" + word + "\"" : "\"" + word.substring(0, kept) + "…\"";
  }

  /// `a, b and c`; of many only the first ones.
  static String list(Collection<String> names) {
    List<String> shown = names.stream().limit(LISTED).toList();
    if (names.size() > shown.size()) {
      return String.join(", ", shown) + " and " + (names.size() - shown.size()) + " more";
    }
    return shown.size() < 2
        ? String.join("", shown)
        : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
  }

  /// Ends a sentence with what would be understood, else with what there is.
  static Parsed.Refused refused(String sentence, List<String> suggestions, String otherwise) {
    Problem offered = new Problem(sentence, suggestions);
    String tail =
        switch (offered.suggestions().size()) {
          case 0 -> otherwise;
          case 1 -> "Did you mean " + shown(offered.suggestions().getFirst()) + "?";
          default -> "Did you mean one of these?";
        };
    return new Parsed.Refused(new Problem((sentence + " " + tail).strip(), offered.suggestions()));
  }

  /// A question whose answers are the suggestions.
  static Parsed.Refused question(String sentence, Collection<String> suggestions) {
    return new Parsed.Refused(new Problem(sentence, List.copyOf(suggestions)));
  }

  /// What of a result can be offered: itself, or what it offers.
  static List<String> offers(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Understood understood -> List.of(understood.command().text());
      case Parsed.Refused refused -> refused.problem().suggestions();
    };
  }

  /// More words than a command has.
  static Parsed.Refused tooMany(Line rest, String usage, Command without) {
    return refused(
        "I do not know what "
            + quoted(rest.first().text())
            + ", "
            + rest.place()
            + ", is for. The order is "
            + usage
            + ".",
        List.of(without.text()),
        "");
  }

  /// A word that can name no person.
  static Parsed.Refused nobody(String word) {
    return question(
        quoted(word) + " is nobody. Mention the person, such as @ada.", List.of("help incident"));
  }

  static String services(Catalog catalog) {
    return catalog.services().isEmpty()
        ? "No service is described yet."
        : "There are " + list(catalog.services().keySet()) + ".";
  }

  private static String shown(String text) {
    return quoted(SlackText.plain(text));
  }
}
