package dev.slipway.bot.message;

import java.util.ArrayList;
import java.util.List;

/// What one version of a service has and another has not.
///
/// @param subjects foreign text, newest first
/// @param more how many older ones are left out
public record Commits(List<String> subjects, int more) {
  /// How many subjects a message shows.
  public static final int SHOWN = 10;

  /// So that what is shown is a line of its own each, and all of it fits into a section.
  private static final int LONGEST = 150;

  public Commits {
    subjects = List.copyOf(subjects);
  }

  /// A line for each, and for what is left out; none where there is nothing.
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            subjects.stream()
                .limit(SHOWN)
                .map(subject -> "    ◦ " + Markup.text(subject, LONGEST))
                .toList());
    int left = more + subjects.size() - lines.size();
    if (left > 0) {
      lines.add("    ◦ and " + Sentences.count(left, "older commit", "older commits"));
    }
    return lines;
  }

  /// For the fallback.
  String words() {
    int all = more + subjects.size();
    return all == 0
        ? "No commits between."
        : Sentences.count(all, "commit", "commits")
            + " between, the newest: "
            + Sentences.sentence(subjects.getFirst());
  }
}
