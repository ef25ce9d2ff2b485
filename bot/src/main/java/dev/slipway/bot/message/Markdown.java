package dev.slipway.bot.message;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Foreign text in Markdown, on one line. What would be markup there is escaped, whether CommonMark
/// or GitHub's dialect gives it a meaning: links, mentions, emoji, HTML, tables. The rest stays
/// readable as it is.
final class Markdown {
  private static final int LONGEST = 2_000;

  /// Signs that mean something anywhere; colons and full stops that make an address or an emoji; a
  /// number sign that refers to an issue; what would begin a heading, a list or a rule.
  private static final Pattern MARKUP =
      Pattern.compile(
          "[\\\\`*_{}\\[\\]<>|~@&$]|:(?=[/A-Za-z+])|(?<=\\bwww)\\.|#(?=[0-9])"
              + "|^[#+=-](?=[#=-]*(?:\\s|$))|(?<=^[0-9]{1,9})[.)](?=\\s|$)",
          Pattern.CASE_INSENSITIVE);

  private Markdown() {}

  /// Cut to a length that a table can bear.
  static String text(String foreign) {
    StringBuilder line = new StringBuilder();
    foreign.codePoints().limit(LONGEST).forEach(each -> append(line, each));
    boolean cut = foreign.codePointCount(0, foreign.length()) > LONGEST;
    return MARKUP.matcher(line.toString().strip()).replaceAll(Markdown::escaped) + (cut ? "…" : "");
  }

  /// What HTML is made of is spelled, because not everything that shows Markdown knows backslashes.
  private static String escaped(MatchResult sign) {
    return switch (sign.group()) {
      case "<" -> "&lt;";
      case ">" -> "&gt;";
      case "&" -> "&amp;";
      case String other -> Matcher.quoteReplacement("\\" + other);
    };
  }

  private static void append(StringBuilder line, int codePoint) {
    if (Character.isISOControl(codePoint) || Character.isWhitespace(codePoint)) {
      line.append(' ');
    } else if (Character.getType(codePoint) == Character.SURROGATE) {
      line.append('\uFFFD');
    } else if (Character.getType(codePoint) != Character.FORMAT) {
      line.appendCodePoint(codePoint);
    }
  }
}
