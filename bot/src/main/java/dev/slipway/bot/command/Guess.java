package dev.slipway.bot.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A known word that a typed one may mean.
///
/// @param distance 0: it is the word, but for upper case
record Guess(String word, int distance) {
  private static final int LONGEST = 60;
  private static final int SHORTEST_PREFIX = 3;
  private static final int PREFIX = 2;

  /// Likeliest first: by typing errors, where two neighbours that changed places count as one; the
  /// beginning of a word means it too.
  static List<Guess> near(String typed, Collection<String> known) {
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return List.of();
    }
    String lower = typed.toLowerCase(Locale.ROOT);
    int near = lower.length() < 4 ? 1 : lower.length() < 9 ? 2 : 3;
    return known.stream()
        .map(word -> new Guess(word, between(lower, word, near)))
        .filter(guess -> guess.distance() <= near && guess.distance() < lower.length())
        .sorted(Comparator.comparingInt(Guess::distance).thenComparing(Guess::word))
        .limit(Problem.SUGGESTIONS)
        .toList();
  }

  private static int between(String typed, String word, int near) {
    if (typed.length() >= SHORTEST_PREFIX && word.startsWith(typed)) {
      return Math.min(PREFIX, word.length() - typed.length());
    }
    boolean far = Math.abs(typed.length() - word.length()) > near;
    return far ? Integer.MAX_VALUE : edits(typed, word);
  }

  /// Damerau's distance without edits inside a swapped pair (optimal string alignment).
  private static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + differs);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[b.length()];
  }
}
