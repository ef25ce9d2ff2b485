package dev.slipway.bot.command;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as Slack sends it and as phones type it, to plain text on one line.
final class SlackText {
  /// `<@U123|ada>`, `<#C1|deploys>`, `<!channel>`, `<http://example.com|example.com>`. A `<` that a
  /// person typed arrives as `&lt;`.
  private static final Pattern MARKUP = Pattern.compile("<([^<>|]*+)(?:\\|([^<>]*+))?>");

  private static final Pattern MEMBER = Pattern.compile("<@([UW][A-Z0-9]{1,30})(?:\\|[^<>]*+)?>");

  private static final Pattern SPACES = Pattern.compile(" {2,}+");
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int REPLACEMENT = 0xFFFD;

  private SlackText() {}

  /// Mentions and links become what people see of them, every kind of space one space, typographic
  /// quotes plain ones. What cannot be seen is left out; joiners stay, emoji are made with them.
  static String plain(String text) {
    String unmarked = MARKUP.matcher(text).replaceAll(SlackText::seen);
    StringBuilder plain = new StringBuilder(unmarked.length());
    unescaped(unmarked)
        .codePoints()
        .filter(each -> !isInvisible(each))
        .map(SlackText::typed)
        .forEach(plain::appendCodePoint);
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  /// Ids of the people who are mentioned, in order.
  static List<String> members(String text) {
    return MEMBER.matcher(text).results().map(mention -> mention.group(1)).toList();
  }

  /// The inverse of what Slack's escapes mean.
  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String seen(MatchResult markup) {
    String inside = markup.group(1);
    String label = markup.group(2);
    String seen = label == null || label.isEmpty() ? withoutSign(inside) : withoutAt(label);
    String sign = inside.startsWith("#") ? "#" : isMention(inside) ? "@" : "";
    return Matcher.quoteReplacement(sign + seen);
  }

  private static boolean isMention(String inside) {
    return inside.startsWith("@") || inside.startsWith("!");
  }

  private static String withoutSign(String inside) {
    return isMention(inside) || inside.startsWith("#") ? inside.substring(1) : inside;
  }

  private static String withoutAt(String label) {
    return label.startsWith("@") ? label.substring(1) : label;
  }

  private static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        && codePoint != ZERO_WIDTH_JOINER
        && codePoint != ZERO_WIDTH_NON_JOINER;
  }

  private static int typed(int codePoint) {
    return switch (codePoint) {
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> '"';
      case '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
      default -> {
        if (Character.isISOControl(codePoint)
            || Character.isSpaceChar(codePoint)
            || Character.isWhitespace(codePoint)) {
          yield ' ';
        }
        yield Character.getType(codePoint) == Character.SURROGATE ? REPLACEMENT : codePoint;
      }
    };
  }
}
