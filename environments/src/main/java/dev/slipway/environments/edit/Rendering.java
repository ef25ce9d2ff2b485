package dev.slipway.environments.edit;

import dev.slipway.environments.edit.Source.Style;
import java.util.Locale;
import java.util.Set;

/// Texts as YAML scalars: in the style that stands there, quoted otherwise only when needed.
final class Rendering {
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<";
  private static final Set<String> WORDS =
      Set.of("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private Rendering() {}

  static String scalar(String text, Style like) {
    return switch (like) {
      case PLAIN, BLOCK -> isSafe(text) ? text : doubleQuoted(text);
      case SINGLE_QUOTED -> isPrintable(text) ? singleQuoted(text) : doubleQuoted(text);
      case DOUBLE_QUOTED -> doubleQuoted(text);
    };
  }

  private static boolean isSafe(String text) {
    return !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && isPrintable(text)
        && text.equals(text.strip())
        && text.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(":");
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static String singleQuoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if ((c >= ' ' && c < 0x7f) || Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
            quoted.append(c);
          } else {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
