package dev.slipway.api.cli;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Plain words for a terminal. Nothing that came over the wire may move the cursor: control
/// characters are shown as `?`.
final class Phrases {
  private static final int BAR = 10;

  private Phrases() {}

  /// `12 s`, `5 min`, `3 h`, `4 d`; never negative.
  static String age(Instant since, Instant now) {
    return length(Duration.between(since, now));
  }

  static String length(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /// `[###-------] 25 %`: a part of a tenth counts as one.
  static String bar(int weight) {
    int full = Math.clamp((weight + BAR - 1) / BAR, 0, BAR);
    return String.format(
        Locale.ROOT, "[%s%s] %3d %%", "#".repeat(full), "-".repeat(BAR - full), weight);
  }

  static String phase(RolloutPhase phase) {
    return switch (phase) {
      case PREPARING -> "preparing";
      case STARTING -> "starting";
      case CHECKING -> "checking";
      case ADVANCING -> "moving traffic";
      case HOLDING -> "holding";
      case PAUSED -> "paused";
      case COMPLETING -> "completing";
      case WATCHING -> "watching";
      case REVERTING -> "going back";
      case COMPLETED -> "completed";
      case ROLLED_BACK -> "rolled back";
      case FAILED -> "failed";
      case SUPERSEDED -> "superseded";
      case ABORTED -> "aborted";
      case UNKNOWN -> "in a phase that this program does not know";
    };
  }

  /// `[###-------] 25 % holding, step 2 of 3`.
  static String progress(RolloutSummary rollout) {
    String step =
        rollout.steps() > 0 && rollout.step() > 0
            ? ", step " + rollout.step() + " of " + rollout.steps()
            : "";
    return bar(rollout.weight()) + " " + phase(rollout.phase()) + step;
  }

  /// `approval: 1 of 2 approvals; until approvals by sre`.
  static String block(BlockStatus block) {
    return clean(block.kind() + ": " + block.reason() + "; until " + block.endsWhen());
  }

  static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> Character.isISOControl(each) || isDirection(each) ? '?' : each)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isDirection(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT;
  }
}
