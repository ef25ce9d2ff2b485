package dev.slipway.bot.message;

import dev.slipway.bot.numbers.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The numbers of a week beside those of the week before, a line for each environment.
public final class NumbersLines {
  private static final int ENVIRONMENTS = 20;
  private static final String NOTHING = "–";

  private NumbersLines() {}

  /// @param last of the last seven days
  /// @param before of the seven days before them
  public record Weeks(Numbers last, Numbers before) {
    boolean isEmpty() {
      return Stream.of(last, before).allMatch(each -> each.deployments() + each.failures() == 0);
    }
  }

  /// @param weeks by environment, in the order in which they are shown; those in which nothing
  ///   happened are left out
  static List<String> of(SequencedMap<String, Weeks> weeks) {
    List<String> lines =
        new ArrayList<>(
            weeks.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .limit(ENVIRONMENTS)
                .map(NumbersLines::line)
                .toList());
    if (lines.isEmpty()) {
      lines.add("Nothing was deployed in the last two weeks.");
    }
    return lines;
  }

  private static String line(Map.Entry<String, Weeks> environment) {
    Numbers last = environment.getValue().last();
    Numbers before = environment.getValue().before();
    String line =
        Markup.bold(environment.getKey())
            + ": "
            + Sentences.count(last.deployments(), "deployment", "deployments")
            + was(String.valueOf(before.deployments()))
            + " · lead time "
            + span(last.leadTime())
            + was(span(before.leadTime()))
            + " · failed "
            + share(last)
            + was(share(before))
            + " · restored in "
            + span(last.timeToRestore())
            + was(span(before.timeToRestore()));
    return last.notRestored() == 0 ? line : line + " · ⚠️ " + last.notRestored() + " not restored";
  }

  private static String was(String before) {
    return " (" + before + ")";
  }

  private static String span(Optional<Duration> length) {
    return length.map(Span::words).orElse(NOTHING);
  }

  private static String share(Numbers numbers) {
    return numbers.changeFailureRate().map(rate -> Math.round(rate * 100) + " %").orElse(NOTHING);
  }
}
