package dev.slipway.bot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as words. Only the first few are cut out: what follows is a reason, or too much.
///
/// @param plain the whole text, plain
/// @param words the first ones
/// @param skipped how many words stood before them
/// @param members ids of the people who are mentioned, in order
record Line(String plain, List<Word> words, int skipped, List<String> members) {
  /// Who can be meant: an id of `slipway.yaml` or of Slack.
  private static final Pattern PERSON = Pattern.compile("@?([A-Za-z0-9._-]{1,100})");

  private static final int WORDS = 12;
  private static final String QUOTES = "\"'`";

  /// @param literal never one of our own words: it was quoted, or stood behind `--`
  /// @param start in the plain text, at the quote where there is one
  record Word(String text, boolean literal, int start) {}

  static Line of(String text) {
    String plain = SlackText.plain(text);
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < plain.length() && words.size() < WORDS) {
      if (plain.charAt(at) == ' ') {
        at++;
        continue;
      }
      int close = closingQuote(plain, at);
      if (close > 0) {
        words.add(new Word(plain.substring(at + 1, close).strip(), true, at));
        at = close + 1;
      } else {
        int end = plain.indexOf(' ', at);
        end = end < 0 ? plain.length() : end;
        words.add(new Word(plain.substring(at, end), false, at));
        at = end;
      }
    }
    return new Line(plain, behindDashes(words), 0, SlackText.members(text));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  Word first() {
    return words.getFirst();
  }

  /// Without the first words.
  Line skip(int count) {
    return new Line(plain, words.subList(count, words.size()), skipped + count, members);
  }

  /// Whom the first word means. A mention shows a name, which anybody may give themselves: the id
  /// behind it counts. Commands mention one person at most.
  Optional<String> person() {
    String word = first().text();
    Matcher person = PERSON.matcher(word);
    return word.startsWith("@") && !members.isEmpty()
        ? Optional.of(members.getFirst())
        : person.matches() ? Optional.of(person.group(1)) : Optional.empty();
  }

  /// Everything from the first word on, as it was typed.
  String rest() {
    return isEmpty() ? "" : plain.substring(first().start());
  }

  /// The same as a reason: quotes around the whole of it go.
  String reason() {
    String reason = rest();
    boolean whole =
        reason.length() > 1
            && reason.startsWith("\"")
            && reason.indexOf('"', 1) == reason.length() - 1;
    return whole ? reason.substring(1, reason.length() - 1).strip() : reason;
  }

  /// `the 4th word`.
  String place() {
    int number = skipped + 1;
    return "the "
        + switch (number) {
          case 1 -> "first";
          case 2 -> "second";
          case 3 -> "third";
          default -> number + "th";
        }
        + " word";
  }

  /// A leading `--` makes the words behind it literal; phones make a dash of it.
  private static List<Word> behindDashes(List<Word> words) {
    if (words.isEmpty() || words.getFirst().literal() || !isDashes(words.getFirst().text())) {
      return List.copyOf(words);
    }
    return words.stream().skip(1).map(word -> new Word(word.text(), true, word.start())).toList();
  }

  private static boolean isDashes(String word) {
    return word.equals("--") || word.equals("\u2014") || word.equals("\u2013");
  }

  /// Where the quoted word that begins here ends; -1 when none does. An apostrophe inside a word
  /// closes nothing.
  private static int closingQuote(String plain, int start) {
    char quote = plain.charAt(start);
    if (QUOTES.indexOf(quote) < 0) {
      return -1;
    }
    int close = plain.indexOf(quote, start + 1);
    while (close > 0 && close + 1 < plain.length() && plain.charAt(close + 1) != ' ') {
      close = plain.indexOf(quote, close + 1);
    }
    return close;
  }
}
