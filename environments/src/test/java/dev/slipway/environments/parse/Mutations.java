package dev.slipway.environments.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Damage as people and merges do it: lines lost, doubled, moved, indented; values and keys
/// swapped; characters and bits changed.
final class Mutations {
  private Mutations() {}

  static byte[] mutated(String text, Random random) {
    String result = text;
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      List<String> lines = new ArrayList<>(Arrays.asList(result.split("\n", -1)));
      int line = random.nextInt(lines.size());
      switch (random.nextInt(9)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(line, lines.get(line));
        case 2 -> lines.set(line, " ".repeat(1 + random.nextInt(3)) + lines.get(line));
        case 3 -> lines.set(line, lines.get(line).replaceFirst("^ {1,2}", ""));
        case 4 -> Collections.swap(lines, line, random.nextInt(lines.size()));
        case 5 -> lines.set(line, withTokens(lines.get(line), random));
        case 6 -> lines.set(line, swapped(lines, line, random));
        case 7 -> lines.set(line, withCharacter(lines.get(line), random));
        default -> {
          return flipped(result, random);
        }
      }
      result = String.join("\n", lines);
    }
    return result.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static String withTokens(String line, Random random) {
    List<String> values =
        List.of(
            "3.9",
            "\"3\"",
            "010",
            "1.10",
            "no",
            "~",
            "",
            "[]",
            "{}",
            "&x a",
            "*x",
            "!!int 3",
            "5m",
            "5%",
            "1e3",
            "0x1F",
            "12:30:45",
            "2026-01-05",
            "'it''s'",
            "|",
            "> x",
            "- a",
            "true",
            "\"\\u0041\\n\"",
            "256MiB",
            "manual",
            "2 of 3",
            "1_000",
            "-0",
            "+1",
            ".5",
            "null");
    return line.replaceFirst(
        ":.*|- .*", ": " + values.get(random.nextInt(values.size())).replace("\\", "\\\\"));
  }

  /// The value of one line behind the key of another.
  private static String swapped(List<String> lines, int line, Random random) {
    String other = lines.get(random.nextInt(lines.size()));
    int here = lines.get(line).indexOf(':');
    int there = other.indexOf(':');
    return here < 0 || there < 0
        ? lines.get(line)
        : lines.get(line).substring(0, here) + other.substring(there);
  }

  private static String withCharacter(String line, Random random) {
    String characters = "\t:#-,[]{}\"'|>&*!%@`?\\ 0189azAZ_.~\u00e9\u20ac";
    int at = random.nextInt(line.length() + 1);
    return line.substring(0, at)
        + characters.charAt(random.nextInt(characters.length()))
        + line.substring(at);
  }
}
