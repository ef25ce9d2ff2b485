package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Incidents that are not over: the worst first, of equally bad ones the oldest.
public final class IncidentsPage {
  private static final int SHOWN = 10;

  private IncidentsPage() {}

  public static Message of(Collection<IncidentState> open, People people) {
    if (open.isEmpty()) {
      return Answer.answer(new Said("✅", "No incident is open."));
    }
    Page page = new Page();
    sorted(open).stream().limit(SHOWN).forEach(state -> incident(page, state, people));
    int left = open.size() - SHOWN;
    if (left > 0) {
      page.context(List.of("And " + left + " more, each on its own message."));
    }
    return page.message(
        Sentences.count(open.size(), "incident is", "incidents are")
            + " open. The first: "
            + new IncidentWords(sorted(open).getFirst().incident().opening(), people).heading());
  }

  private static List<IncidentState> sorted(Collection<IncidentState> open) {
    return open.stream()
        .sorted(
            Comparator.comparing((IncidentState state) -> opening(state).severity())
                .thenComparing(state -> opening(state).at())
                .thenComparing(state -> state.id().text()))
        .toList();
  }

  private static void incident(Page page, IncidentState state, People people) {
    Opening opening = opening(state);
    IncidentWords words = new IncidentWords(opening, people);
    String text =
        Markup.bold(words.title())
            + "\n"
            + words.what()
            + "\n"
            + new IncidentStands(people).said(state).line()
            + "\nOpened "
            + SlackDate.of(opening.at())
            + ", "
            + Markup.code(opening.id().text());
    switch (state) {
      case IncidentState.Open _, IncidentState.Silenced _ ->
          page.section(text, IncidentCard.acknowledge(opening.id().text()));
      case IncidentState.Acknowledged _, IncidentState.Resolved _ -> page.section(text);
    }
  }

  private static Opening opening(IncidentState state) {
    return state.incident().opening();
  }
}
