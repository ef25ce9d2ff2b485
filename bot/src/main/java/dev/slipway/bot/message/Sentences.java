package dev.slipway.bot.message;

import dev.slipway.api.state.BlockStatus;
import java.util.List;
import java.util.Optional;

/// Parts of sentences, marked up.
final class Sentences {
  private static final int TENTHS = 10;

  private Sentences() {}

  /// Foreign text as a sentence of its own: it ends with one full stop.
  static String sentence(String foreign) {
    String text = Markup.text(foreign);
    boolean ended = text.isEmpty() || "….!?".indexOf(text.charAt(text.length() - 1)) >= 0;
    return ended ? text : text + ".";
  }

  /// `Reason: ...`; nothing for no reason.
  static String reason(String foreign) {
    return foreign.isBlank() ? "" : "Reason: " + sentence(foreign);
  }

  /// A cause and the value that convicted; a cause often is that value's own sentence, which is
  /// said once.
  static String because(
      String cause, Optional<String> criterion, Optional<String> value, Optional<String> limit) {
    String finding =
        criterion.orElse("")
            + value.map(" "::concat).orElse("")
            + limit.map(text -> " (" + text + ")").orElse("");
    boolean said = finding.isBlank() || cause.contains(finding.strip());
    return sentence(cause) + (said ? "" : " Measured: " + sentence(finding.strip()));
  }

  /// `▰▰▰▱▱▱▱▱▱▱ 25 %`: a part of a tenth counts as one.
  static String bar(int weight) {
    int full = Math.clamp((weight + TENTHS - 1) / TENTHS, 0, TENTHS);
    return "▰".repeat(full) + "▱".repeat(TENTHS - full) + " " + weight + " %";
  }

  /// What holds a change back, since when, and what ends it.
  static String block(BlockStatus block) {
    return "Blocked by "
        + kind(block.kind())
        + " since "
        + SlackDate.of(block.since())
        + ": "
        + sentence(block.reason())
        + " Until"
        + block
            .until()
            .map(at -> " " + SlackDate.of(at))
            .orElseGet(() -> ": " + Markup.text(block.endsWhen()))
        + ".";
  }

  static List<String> blocks(List<BlockStatus> blocks) {
    return blocks.stream().limit(TENTHS).map(Sentences::block).toList();
  }

  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "approval" -> "a missing approval";
      case "lock" -> "a lock";
      case "freeze" -> "a freeze";
      case "promotion" -> "promotion";
      case "invalid-file" -> "an invalid file";
      case "infrastructure" -> "infrastructure";
      case "stale-git" -> "stale Git";
      case "rejected" -> "a rejection";
      case "adoption" -> "an adoption";
      case "removal" -> "a removal";
      case "moved-version" -> "a version that moved";
      case "no-way-back" -> "no way back";
      default -> Markup.text(kind);
    };
  }
}
