package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Refusal;
import java.util.List;

/// Why what somebody did about an incident had no effect.
public final class IncidentRefused {
  private IncidentRefused() {}

  public static Message of(IncidentState state, Refusal refusal) {
    String id = Markup.code(state.id().text());
    String sentence =
        switch (refusal) {
          case RESOLVED -> "Incident " + id + " is resolved.";
          case NOT_RESOLVED -> "Incident " + id + " is not resolved.";
          case ACKNOWLEDGED_BEFORE -> "You have incident " + id + " already.";
          case SILENCE_TOO_LONG ->
              "Incident "
                  + id
                  + " can be silenced for at most "
                  + Span.words(IncidentMachine.LONGEST_SILENCE)
                  + ".";
          case UNKNOWN_PERSON -> "Nobody by that name is in slipway.yaml.";
          case NOBODY_TO_CALL ->
              "Nobody can be called for incident " + id + ": oncall.yaml has no escalation for it.";
        };
    Said said = new Said("🤔", sentence);
    return new Message(said.sentence(), List.of(new Block.Section(said.line())));
  }
}
