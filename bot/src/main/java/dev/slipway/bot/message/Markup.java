package dev.slipway.bot.message;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Slack's mrkdwn with foreign text in it. Nothing that was not written here mentions anybody,
/// links anywhere, formats anything or turns the direction of writing. Slack has no escape for its
/// formatting signs, so where one would count a look-alike takes its place; inside words, as in
/// `snake_case`, they count for nothing and stay.
public final class Markup {
  /// What a piece of foreign text may take of a message, in characters as they are sent.
  static final int USUAL = 300;

  private static final String ELLIPSIS = "…";
  private static final Pattern EMOJI = Pattern.compile(":(?=[a-z+][a-z0-9_+'-]{0,98}:)");
  private static final Pattern SCHEME = Pattern.compile("(?<=[A-Za-z0-9]):(?=//)");
  private static final Pattern WWW = Pattern.compile("(?i)(?<=\\bwww)\\.");
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,30}");
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Markup() {}

  /// Foreign text on one line, cut to the usual length.
  public static String text(String foreign) {
    return text(foreign, USUAL);
  }

  /// Foreign text on one line, cut so that what is sent has at most that many characters.
  public static String text(String foreign, int longest) {
    return cut(unformatted(tame(foreign, longest)), longest);
  }

  /// Foreign text in the typewriter's letters, where nothing is a formatting sign.
  static String code(String foreign) {
    return "`" + cut(tame(foreign, USUAL), USUAL) + "`";
  }

  /// The same without the letters' signs, for a line among others in such letters. Markdown's own
  /// escapes are no escapes here.
  static String line(String foreign, int longest) {
    return cut(tame(foreign, longest).replace("://", "∶//"), longest);
  }

  /// For places that show plain text: headers, labels. Angle brackets are replaced, because
  /// notifications do not tell those places apart.
  static String plain(String foreign, int longest) {
    String tame = unformatted(tame(foreign, longest)).replace('<', '‹').replace('>', '›');
    return tame.length() <= longest ? tame : shortened(tame, longest - 1) + ELLIPSIS;
  }

  /// A cell of a table in the typewriter's letters.
  ///
  /// @param width in characters as they are seen; what is longer is cut
  static String cell(String foreign, int width) {
    String tame = tame(foreign, width);
    String seen = tame.length() <= width ? tame : shortened(tame, width - 1) + ELLIPSIS;
    return cut(seen, Integer.MAX_VALUE) + " ".repeat(width - seen.length());
  }

  static String bold(String foreign) {
    return "*" + text(foreign) + "*";
  }

  /// Only `http` and `https`; anything else is shown as its label.
  static String link(URI address, String label) {
    String text = text(label);
    String shown = address.toASCIIString().replace("|", "%7C");
    boolean web = shown.startsWith("https://") || shown.startsWith("http://");
    boolean closed = shown.indexOf('>') < 0 && shown.indexOf('<') < 0 && shown.length() <= 1_000;
    return web && closed ? "<" + shown.replace("&", "&amp;") + "|" + text + ">" : text;
  }

  /// Only an id is a mention; anything else is shown as it is.
  static String channel(String id) {
    return CHANNEL.matcher(id).matches() ? "<#" + id + ">" : text(id);
  }

  /// `a, b and c` of texts that are marked up already; of many only the first ones.
  static String list(Collection<String> texts) {
    List<String> shown = texts.stream().limit(10).toList();
    if (texts.size() > shown.size()) {
      return String.join(", ", shown) + " and " + (texts.size() - shown.size()) + " more";
    }
    return shown.size() < 2
        ? String.join("", shown)
        : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
  }

  /// One line without what cannot be seen, without names and addresses that Slack would act on. A
  /// text is cut to about what is needed before it is looked at.
  private static String tame(String foreign, int longest) {
    StringBuilder tame = new StringBuilder();
    // Two more: a pair of surrogates that is cut off must still be seen to be too much.
    shortened(foreign, longest + 2)
        .codePoints()
        .filter(each -> !isInvisible(each))
        .map(Markup::printable)
        .forEach(tame::appendCodePoint);
    String line = tame.toString().strip();
    line = SCHEME.matcher(line).replaceAll("∶");
    line = WWW.matcher(line).replaceAll("․");
    return EMOJI.matcher(line).replaceAll("∶").replace('@', '＠').replace('`', '\'');
  }

  private static String unformatted(String line) {
    StringBuilder plain = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      boolean inside = isWord(line, i - 1) && isWord(line, i + 1);
      plain.append(inside ? sign : lookAlike(sign));
    }
    return plain.toString();
  }

  /// A `>` at the beginning would quote the line even when it is escaped.
  private static char lookAlike(char sign) {
    return switch (sign) {
      case '*' -> '∗';
      case '_' -> 'ˍ';
      case '~' -> '∼';
      case '>' -> '›';
      default -> sign;
    };
  }

  /// Escapes, and never cuts an escape or a surrogate pair in two.
  private static String cut(String line, int longest) {
    StringBuilder cut = new StringBuilder();
    for (int at = 0; at < line.length(); ) {
      int codePoint = line.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      String sent = escaped(codePoint);
      int ending = next < line.length() ? ELLIPSIS.length() : 0;
      if (cut.length() + sent.length() + ending > longest) {
        return cut.append(ELLIPSIS).toString();
      }
      cut.append(sent);
      at = next;
    }
    return cut.toString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(codePoint);
    };
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  private static boolean isWord(String line, int at) {
    return at >= 0 && at < line.length() && Character.isLetterOrDigit(line.charAt(at));
  }

  /// Joiners stay: emoji and some scripts are written with them.
  private static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        && codePoint != ZERO_WIDTH_JOINER
        && codePoint != ZERO_WIDTH_NON_JOINER;
  }

  private static int printable(int codePoint) {
    boolean space =
        Character.isISOControl(codePoint)
            || Character.isSpaceChar(codePoint)
            || Character.isWhitespace(codePoint);
    if (space) {
      return ' ';
    }
    return Character.getType(codePoint) == Character.SURROGATE ? 0xFFFD : codePoint;
  }
}
