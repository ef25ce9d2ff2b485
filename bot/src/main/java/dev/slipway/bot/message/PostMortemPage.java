package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Timeline;
import dev.slipway.environments.language.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [PostMortem] as a message, to be copied out of chat. What is too long for one loses entries of
/// its timeline, and says so.
public final class PostMortemPage {
  /// All sections together: of longer messages Slack shows a part.
  private static final int LONGEST = 9_000;

  private static final int SECTION = 2_900;
  private static final int LINE = 700;

  /// How much of the timeline is tried, one after another.
  private static final List<Integer> ENTRIES = List.of(Timeline.LONGEST, 100, 50, 20, 10);

  private PostMortemPage() {}

  /// @param suspect the rollout that may have caused it, as far as it was followed
  public static Message of(
      IncidentState.Resolved state, Roster roster, Optional<Following> suspect) {
    List<String> lines = lines(state, roster, suspect);
    List<String> kept = kept(lines);
    Page page = new Page().section("Post-mortem, as Markdown:");
    sections(kept).forEach(page::section);
    if (kept.size() < lines.size()) {
      page.context(List.of("Shortened: the whole of it is too long for a message."));
    }
    return page.message(
        Page.fallback(
            List.of(
                "Post-mortem of incident " + Markup.text(state.id().text()) + ".",
                IncidentWords.times(state).orElse(""))));
  }

  private static List<String> lines(
      IncidentState.Resolved state, Roster roster, Optional<Following> suspect) {
    List<String> lines = List.of();
    for (int entries : ENTRIES) {
      lines =
          PostMortem.of(state, roster, suspect, entries)
              .lines()
              .map(line -> Markup.line(line, LINE))
              .toList();
      if (length(lines) <= LONGEST) {
        return lines;
      }
    }
    return lines;
  }

  private static int length(List<String> lines) {
    return lines.stream().mapToInt(line -> line.length() + 1).sum();
  }

  private static List<String> kept(List<String> lines) {
    List<String> kept = new ArrayList<>();
    int length = 0;
    for (String line : lines) {
      length += line.length() + 1;
      if (length > LONGEST) {
        return kept;
      }
      kept.add(line);
    }
    return kept;
  }

  private static List<String> sections(List<String> lines) {
    List<String> sections = new ArrayList<>();
    StringBuilder section = new StringBuilder();
    for (String line : lines) {
      if (!section.isEmpty() && section.length() + 1 + line.length() > SECTION) {
        sections.add("```" + section + "```");
        section.setLength(0);
      }
      section.append(section.isEmpty() ? "" : "\n").append(line);
    }
    sections.add("```" + section + "```");
    return sections;
  }
}
