package dev.slipway.reconciler.metrics.prometheus;

import org.jspecify.annotations.Nullable;

/// Others' words in our sentences.
final class Wording {
  private static final int LONGEST = 200;

  private Wording() {}

  /// Without control characters, and short.
  static String oneLine(@Nullable String text) {
    String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line;
  }
}
