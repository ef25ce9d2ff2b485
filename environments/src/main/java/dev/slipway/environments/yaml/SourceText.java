package dev.slipway.environments.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// From bytes to text, before any parser sees them: size, encoding, and characters that are shown
/// otherwise than they are read.
final class SourceText {
  static final int MAX_BYTES = 256 * 1024;

  private SourceText() {}

  /// The text, or a problem.
  static Optional<String> decode(byte[] bytes, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.add(
          Mark.START, "the file has more than " + MAX_BYTES + " bytes (256 KiB): no more are read");
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      problems.add(end(text), "the file is not UTF-8 from here on");
      return Optional.empty();
    }
    return refuseCharacters(text, problems) ? Optional.empty() : Optional.of(text);
  }

  private static boolean refuseCharacters(String text, Problems problems) {
    int before = problems.count();
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isRefused(c) || (c == '\r' && (next == text.length() || text.charAt(next) != '\n'))) {
        String name = c == 0xFEFF && i == 0 ? "a byte order mark" : "the character " + hex(c);
        problems.add(new Mark(line, column, i), name + " is not allowed");
      }
      column = c == '\n' ? 1 : column + 1;
      line = c == '\n' ? line + 1 : line;
      i = next;
    }
    return problems.count() > before;
  }

  /// Control characters, line breaks that editors do not show as such, marks that turn the order of
  /// what is shown, and what Unicode calls no character.
  private static boolean isRefused(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        || (c >= 0x7F && c < 0xA0)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static String hex(int c) {
    return "U+%04X".formatted(c);
  }

  private static Mark end(String text) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int begin = text.lastIndexOf('\n') + 1;
    return new Mark(line, 1 + text.codePointCount(begin, text.length()), text.length());
  }
}
