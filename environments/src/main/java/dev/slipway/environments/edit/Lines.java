package dev.slipway.environments.edit;

/// Where lines begin and end in a text: `\n` or `\r\n`.
record Lines(String text) {
  private static final String BREAKS = "\r\n";

  /// Of the line that holds the offset.
  int start(int offset) {
    int start = offset;
    while (start > 0 && BREAKS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }

  /// Before the break; the text's end for a last line without one.
  int end(int offset) {
    int end = offset;
    while (end < text.length() && BREAKS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// The break that begins there; empty at the text's end.
  String breakAt(int end) {
    if (end >= text.length()) {
      return "";
    }
    return text.startsWith("\r\n", end) ? "\r\n" : text.substring(end, end + 1);
  }

  /// The break that ends there; empty at the text's start.
  String breakBefore(int start) {
    if (start == 0 || BREAKS.indexOf(text.charAt(start - 1)) < 0) {
      return "";
    }
    return start > 1 && text.startsWith("\r\n", start - 2)
        ? "\r\n"
        : text.substring(start - 1, start);
  }

  /// What ends lines here: as at `end`, else as in the first line, else `\n`.
  String usualBreak(int end) {
    String here = breakAt(end);
    String usual = here.isEmpty() ? breakAt(end(0)) : here;
    return usual.isEmpty() ? "\n" : usual;
  }

  /// Whether only blanks stand between.
  boolean blank(int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> c == ' ' || c == '\t');
  }
}
