package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.IncidentState.Acknowledged;
import dev.slipway.bot.incident.IncidentState.Open;
import dev.slipway.bot.incident.IncidentState.Resolved;
import dev.slipway.bot.incident.IncidentState.Silenced;
import java.util.ArrayList;
import java.util.List;

/// What whoever decides has to know of incidents, one line each.
record OpenIncidents(List<IncidentState> incidents, People people) {
  private static final int SHOWN = 3;

  List<String> lines() {
    List<String> lines = new ArrayList<>(incidents.stream().limit(SHOWN).map(this::line).toList());
    if (incidents.size() > SHOWN) {
      lines.add(
          "🔥 And "
              + Sentences.count(incidents.size() - SHOWN, "more incident", "more incidents")
              + ".");
    }
    return lines;
  }

  private String line(IncidentState state) {
    IncidentWords words = new IncidentWords(state.incident().opening(), people);
    return "🔥 Incident since "
        + SlackDate.of(state.incident().opening().at())
        + ": "
        + words.what()
        + " "
        + holder(state);
  }

  private String holder(IncidentState state) {
    return switch (state) {
      case Acknowledged(_, String by, _) -> people.mention(by) + " has it.";
      case Open _ -> "Nobody has it yet.";
      case Silenced(_, String by, _) -> "Silenced by " + people.mention(by) + ".";
      case Resolved _ -> "It is over.";
    };
  }
}
