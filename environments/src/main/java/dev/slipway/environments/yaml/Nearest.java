package dev.slipway.environments.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// "Did you mean": the known word that is nearest to a misspelt one.
public final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /// The nearest of the words, where one is near: two edits at most, and fewer for short words.
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    int near = word.length() < 4 ? 1 : 2;
    return known.stream()
        .filter(each -> distance(lower, each.toLowerCase(java.util.Locale.ROOT)) <= near)
        .min(
            Comparator.<String>comparingInt(
                    each -> distance(lower, each.toLowerCase(java.util.Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// `did you mean "replicas"?`, where a word is near.
  public static Optional<String> hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "did you mean \"" + near + "\"?");
  }

  /// Edit distance in which two neighbours that changed places count once (optimal string
  /// alignment).
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        best = Math.min(best, cost[i - 1][j - 1] + differs);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
